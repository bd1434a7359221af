import { toast } from "#components/ui/toast.ts";
import { signInPath } from "#lib/next-path.ts";
import { ApiError } from "./api/api-request.ts";

type WayForward = { label: string; onClick: () => void };

/** Tells what went wrong as a toast that offers what to do next. */
export function showError(title: string, error: unknown, wayForward?: WayForward): void {
  const signedOut = error instanceof ApiError && error.code === "unauthenticated";
  toast.error(title, {
    description: describeError(error),
    action: signedOut ? { label: "Sign in", onClick: goToSignIn } : wayForward,
    duration: 10_000,
  });
}

export function describeError(error: unknown): string {
  if (!(error instanceof ApiError)) return "Something unexpected happened in this page.";
  const fields = Object.values(error.fields);
  return fields.length > 0 ? fields.join(" ") : error.message;
}

function goToSignIn(): void {
  window.location.assign(signInPath(window.location.pathname));
}
