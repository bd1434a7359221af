"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";
import type { AuthFailure } from "#lib/auth-client.ts";
import { fieldProblems } from "./field-problems.ts";

type AuthFormProps = {
  next: string;
  submitLabel: string;
  pendingLabel: string;
  /** Null when the person is signed in. */
  submit: (values: Record<string, string>) => Promise<AuthFailure | null>;
  children: (problems: Record<string, string>) => ReactNode;
};

/** Sends a form of text fields, shows what is wrong beside each, and goes on to `next` when it worked. */
export function AuthForm({ next, submitLabel, pendingLabel, submit, children }: AuthFormProps) {
  const hydrated = useHydrated();
  const [pending, setPending] = useState(false);
  const [problems, setProblems] = useState<Record<string, string>>({});

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const found = fieldProblems(form);
    setProblems(found);
    if (Object.keys(found).length > 0) return focusFirst(form, found);
    setPending(true);
    const failure = await submit(valuesOf(form));
    // A whole new page: nothing that was loaded for somebody else stays behind. The button keeps turning until then.
    if (failure === null) return window.location.assign(next);
    setPending(false);
    const problem = { [failure.field ?? "form"]: failure.message };
    setProblems(problem);
    focusFirst(form, problem);
  }

  return (
    // Post, so that a form sent before the page reacts never puts a password into an address.
    <form method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
      {children(problems)}
      <p role="alert" className="rounded-md bg-destructive-soft px-3 py-2 text-destructive-text empty:hidden">
        {problems.form}
      </p>
      <Button
        type="submit"
        size="lg"
        className={pending ? "w-full" : "w-full disabled:opacity-100"}
        disabled={!hydrated || pending}
      >
        {pending && <Spinner />}
        {pending ? pendingLabel : submitLabel}
      </Button>
    </form>
  );
}

function valuesOf(form: HTMLFormElement): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) if (typeof value === "string") values[name] = value;
  return values;
}

function focusFirst(form: HTMLFormElement, problems: Record<string, string>): void {
  const inputs = [...form.elements].filter((element) => element instanceof HTMLInputElement);
  inputs.find((input) => input.name in problems)?.focus();
}
