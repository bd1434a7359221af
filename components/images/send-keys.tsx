import { useSyncExternalStore } from "react";
import { Kbd } from "#components/ui/kbd.tsx";

/** The keys that send the prompt, as this keyboard names them. */
export function SendKeys() {
  const apple = useSyncExternalStore(
    () => () => {},
    () => /mac|iphone|ipad/i.test(navigator.platform),
    () => false,
  );
  return (
    <Kbd className="min-w-8 border-current/30 bg-transparent text-current max-lg:hidden">
      {apple ? "⌘ ↵" : "Ctrl ↵"}
    </Kbd>
  );
}
