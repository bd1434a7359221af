import { type FormEvent, useEffect, useRef, useState } from "react";
import { ApiError } from "#components/images/api/api-request.ts";
import { describeError } from "#components/images/error-toast.ts";
import type { FieldErrors } from "#lib/errors.ts";

/** Sends a form once at a time. What the server finds wrong stands at its field, and the first of these is gone to. */
export function useSubmit(send: () => Promise<void>) {
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [fields, setFields] = useState<FieldErrors>({});
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    if (Object.keys(fields).length === 0) return;
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [fields]);

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
      if (Object.keys(wrong).length === 0) setFailure(describeError(error));
    }
    setBusy(false);
  }

  return { form, busy, fields, failure, submit };
}
