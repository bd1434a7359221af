import type { ExternalToast } from "sonner";

type Kind = "message" | "success" | "error";

let wanted = false;
const listeners = new Set<() => void>();
let markShown: () => void;
const shown = new Promise<void>((resolve) => {
  markShown = resolve;
});

/** Shows a note in the corner. sonner's own `toast`, except that its code is loaded when it is first needed. */
export const toast = Object.assign(
  (message: string, options?: ExternalToast) => show("message", message, options),
  {
    success: (message: string, options?: ExternalToast) => show("success", message, options),
    error: (message: string, options?: ExternalToast) => show("error", message, options),
  },
);

/** Has the toaster put into the page. */
export function requestToaster(): void {
  wanted = true;
  for (const listener of listeners) listener();
}

/** For the toaster alone: whether it is wanted, and telling that it is there. */
export function isToasterWanted(): boolean {
  return wanted;
}

export function onToasterWanted(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function toasterIsShown(): void {
  markShown();
}

async function showLater(kind: Kind, message: string, options?: ExternalToast): Promise<void> {
  requestToaster();
  const sonner = await import("sonner");
  // What is sent before the toaster listens would be lost.
  await shown;
  sonner.toast[kind](message, options);
}

function show(kind: Kind, message: string, options?: ExternalToast): void {
  void showLater(kind, message, options);
}
