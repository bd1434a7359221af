import { create } from "zustand";

const useAnnouncements = create<{ text: string }>(() => ({ text: "" }));

/** Says `text` to people who listen to the page. */
export function announce(text: string): void {
  useAnnouncements.setState({ text });
}

export function Announcer() {
  const text = useAnnouncements((state) => state.text);
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {text}
    </p>
  );
}
