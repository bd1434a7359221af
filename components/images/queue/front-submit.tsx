import type { FormEvent } from "react";

const FRONT = "front";

/** The button that keys press to send a form to the front of the queue. Behind the form's own, which Enter presses. */
export function FrontSubmit() {
  return <button type="submit" name="place" value={FRONT} hidden tabIndex={-1} />;
}

export function frontSubmitOf(form: HTMLFormElement): HTMLElement | null {
  return form.querySelector<HTMLElement>(`button[value=${FRONT}]`);
}

/** Whether a form was sent to the front of the queue. */
export function isForFront({ nativeEvent }: FormEvent<HTMLFormElement>): boolean {
  const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
  return submitter instanceof HTMLButtonElement && submitter.value === FRONT;
}
