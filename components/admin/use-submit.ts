import { type FormEvent, useEffect, useRef, useState } from "react";
import { ApiError } from "#components/images/api/api-request.ts";
import { describeError } from "#components/images/error-toast.ts";
import type { FieldErrors } from "#lib/errors.ts";

/**
 * Sends a form once at a time. What the server finds wrong stands at its field until that is changed; the first of these
 * is gone to.
 */
export function useSubmit(send: () => Promise<void>) {
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [fields, setFields] = useState<FieldErrors>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [refusals, setRefusals] = useState(0);

  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [refusals]);

  /** What was said of these fields, or of something in them, is about what they were. */
  function forget(names: readonly string[]) {
    const isStill = ([path]: [string, string]) => !names.includes(path.split(".")[0] ?? path);
    setFields((now) => Object.fromEntries(Object.entries(now).filter(isStill)));
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFailure(null);
    setFields({});
    try {
      await send();
    } catch (error) {
      const wrong = error instanceof ApiError ? error.fields : {};
      setFields(wrong);
      setRefusals((count) => count + 1);
      if (Object.keys(wrong).length === 0) setFailure(describeError(error));
    }
    setBusy(false);
  }

  return { form, busy, fields, failure, submit, forget };
}
