import { useSyncExternalStore } from "react";
import { cn } from "./cn.ts";
import { Kbd } from "./kbd.tsx";

type ShortcutKeyProps = {
  /** Of one press, joined by `+`: `Mod+Enter`. `Mod` is ⌘ on Apple keyboards and Ctrl elsewhere. */
  keys: string;
  className?: string;
};

/** A key as this keyboard names it, in the colour of the words around it. */
export function ShortcutKey({ keys, className }: ShortcutKeyProps) {
  const apple = useSyncExternalStore(
    () => () => {},
    () => /mac|iphone|ipad/i.test(navigator.platform),
    () => false,
  );
  return (
    <span className={cn("inline-flex items-center gap-0.5", className)}>
      {namesOf(keys, apple).map((name) => (
        <Kbd key={name} className="border-current/30 bg-transparent text-current">
          {name}
        </Kbd>
      ))}
    </span>
  );
}

const APPLE: Record<string, string> = { Mod: "⌘", Alt: "⌥", Shift: "⇧", Enter: "↵", Delete: "⌦" };
const OTHER: Record<string, string> = { Mod: "Ctrl", Enter: "↵", Delete: "Del" };

function namesOf(keys: string, apple: boolean): string[] {
  const names = apple ? APPLE : OTHER;
  // The key `+` itself is no joint.
  const parts = keys.length === 1 ? [keys] : keys.split("+");
  return parts.map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}
