import { ShortcutKey } from "#components/ui/shortcut-key.tsx";

/** The keys that send the prompt, as this keyboard names them. */
export function SendKeys() {
  return <ShortcutKey keys="Mod+Enter" className="max-lg:hidden" />;
}
