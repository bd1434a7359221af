import type { StepMatchView } from "#lib/images/views.ts";

/** Which step was found, and by which of its words. */
export function SessionMatch({ match }: { match: StepMatchView }) {
  return (
    <span className="line-clamp-2 break-words text-muted-foreground text-xs">
      <span className="font-medium text-foreground">Step {match.stepNumber}</span>{" "}
      {parts(match).map(({ key, text, found }) =>
        found ? (
          <mark key={key} className="rounded-sm bg-primary-soft px-0.5 font-medium text-primary-text">
            {text}
          </mark>
        ) : (
          <span key={key}>{text}</span>
        ),
      )}
    </span>
  );
}

/** Each with its place in the text, which is its own. */
function parts({ excerpt }: StepMatchView) {
  let at = 0;
  return excerpt.map((part) => {
    const key = at;
    at += part.text.length;
    return { ...part, key };
  });
}
