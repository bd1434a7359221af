import type { PromptPart } from "./prompt-diff.ts";
import { NO_PROMPT } from "./step-words.ts";

/** Two prompts in one: what went is struck through, what came is underlined, and both are said to screen readers. */
export function PromptChanges({ parts }: { parts: PromptPart[] }) {
  if (parts.length === 0) return <p className="text-muted-foreground">{NO_PROMPT}</p>;
  if (parts.every(({ kind }) => kind === "same")) {
    return <p className="text-muted-foreground">Same prompt</p>;
  }
  const last = parts.length - 1;
  return (
    <p className="whitespace-pre-wrap break-words text-muted-foreground">
      {parts.map(({ kind, text }, index) => {
        const key = `${index} ${kind}`;
        if (kind === "same") return <span key={key}>{shorten(text, index > 0, index < last)}</span>;
        return <Edit key={key} kind={kind} text={text} />;
      })}
    </p>
  );
}

const STYLES = {
  removed: "bg-destructive-soft text-destructive-text line-through",
  added: "bg-success-soft text-success-text underline underline-offset-2",
} as const;

function Edit({ kind, text }: { kind: keyof typeof STYLES; text: string }) {
  const Element = kind === "removed" ? "del" : "ins";
  return (
    <Element className={`mx-px rounded-sm box-decoration-clone px-0.5 ${STYLES[kind]}`}>
      <span className="sr-only select-none"> [{kind}: </span>
      {text}
      <span className="sr-only select-none">] </span>
    </Element>
  );
}

/** How much of what stayed is shown beside a change, in characters. */
const CONTEXT_LENGTH = 40;

/** Words that stayed are only there to find one's way: the middle of a long run is left out. */
function shorten(text: string, followsEdit: boolean, precedesEdit: boolean): string {
  if (text.length <= 2 * CONTEXT_LENGTH) return text;
  const head = followsEdit ? text.slice(0, CONTEXT_LENGTH).replace(/\S*$/, "") : "";
  const tail = precedesEdit ? text.slice(-CONTEXT_LENGTH).replace(/^\S*/, "") : "";
  return `${head}…${tail}`;
}
