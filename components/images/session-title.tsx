import { useQueryClient } from "@tanstack/react-query";
import { Pencil, Wallet } from "lucide-react";
import { type FormEvent, useRef, useState } from "react";
import { PageTitle } from "#components/shell/page-title.tsx";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { onFirstUse } from "#components/ui/on-first-use.tsx";
import { TITLE_MAX_LENGTH } from "#lib/images/constants.ts";
import { renameSession } from "./api/studio-api.ts";
import { updateSessionPages } from "./api/use-session-pages.ts";
import { showError } from "./error-toast.ts";
import { useStudio } from "./studio-context.tsx";

const SessionBudgetDialog = onFirstUse(() =>
  import("./costs/session-budget-dialog.tsx").then((m) => m.SessionBudgetDialog),
);

/** The session's name in the header, changed where it stands, and what it may cost. */
export function SessionTitle() {
  const { session } = useStudio();
  const rename = useRename();
  const [editing, setEditing] = useState(false);
  const [budgeting, setBudgeting] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const title = session.title ?? "New session";
  const finish = (text: string | null) => {
    setEditing(false);
    const next = text?.trim();
    if (next && next !== session.title) void rename(next);
    requestAnimationFrame(() => opener.current?.focus());
  };
  return (
    <PageTitle>
      {editing ? (
        <TitleForm title={session.title ?? ""} onFinish={finish} />
      ) : (
        <>
          <h1 className="min-w-0 truncate font-medium text-sm">{title}</h1>
          <Button
            ref={opener}
            variant="ghost"
            size="icon"
            className="size-10 md:size-8"
            aria-label="Rename this session"
            title="Rename"
            onClick={() => setEditing(true)}
          >
            <Pencil className="size-3.5" />
          </Button>
          <Button
            variant="ghost"
            size="icon"
            className="size-8 max-md:hidden"
            aria-label="Budget of this session"
            title="Budget…"
            onClick={() => setBudgeting(true)}
          >
            <Wallet className="size-3.5" />
          </Button>
          {budgeting && <SessionBudgetDialog sessionId={session.id} onClose={() => setBudgeting(false)} />}
        </>
      )}
    </PageTitle>
  );
}

type TitleFormProps = { title: string; onFinish: (title: string | null) => void };

function TitleForm({ title, onFinish }: TitleFormProps) {
  const [text, setText] = useState(title);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFinish(text);
  };
  return (
    <form onSubmit={submit}>
      <Input
        ref={(input) => input?.focus()}
        aria-label="Session title"
        value={text}
        maxLength={TITLE_MAX_LENGTH}
        onChange={(event) => setText(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => onFinish(text)}
        onKeyDown={(event) => event.key === "Escape" && onFinish(null)}
        className="h-10 w-64 max-w-full md:h-8"
      />
    </form>
  );
}

function useRename(): (title: string) => Promise<void> {
  const client = useQueryClient();
  const { session } = useStudio();
  const show = (title: string | null) =>
    updateSessionPages(client, session.id, (pages) => ({
      ...pages,
      pages: pages.pages.map((page) => ({ ...page, session: { ...page.session, title } })),
    }));

  return async function rename(title) {
    show(title);
    try {
      await renameSession(session.id, title);
    } catch (error) {
      show(session.title);
      const tryAgain = { label: "Try again", onClick: () => void rename(title) };
      showError("The session was not renamed", error, tryAgain);
    }
  };
}
