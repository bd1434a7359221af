import { toast } from "#components/ui/toast.ts";

/** Puts `text` on the clipboard and says so. */
export function copyText(text: string, done: string): void {
  // Without TLS there is no clipboard, and a browser may forbid it.
  const copied = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("No clipboard"));
  copied.then(
    () => toast.success(done),
    () => toast.error("The browser does not allow copying here", { description: text }),
  );
}
