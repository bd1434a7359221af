import { type KeyboardEvent, useId } from "react";
import { useComposer, useComposerStore } from "./composer-store.tsx";
import { focusPrompt, sendOnModEnter } from "./prompt-input.tsx";

/** Words for what is to be replaced, above those for what comes in its place. */
export function SearchPromptInput() {
  const id = useId();
  const composer = useComposerStore();
  const searchPrompt = useComposer((draft) => draft.params.searchPrompt ?? "");
  return (
    <div className="flex items-center gap-3 border-b px-4 max-sm:flex-col max-sm:items-stretch max-sm:gap-0 max-sm:pt-2">
      <label htmlFor={id} className="shrink-0 text-muted-foreground text-xs">
        What to replace
      </label>
      <input
        id={id}
        value={searchPrompt}
        placeholder="Such as: the red car"
        autoComplete="off"
        aria-required="true"
        aria-keyshortcuts="Control+Enter Meta+Enter Control+Shift+Enter Meta+Shift+Enter"
        onChange={({ target }) =>
          composer.setState(({ params }) => ({ params: { ...params, searchPrompt: target.value } }))
        }
        onKeyDown={(event) => {
          goOnWithEnter(event);
          sendOnModEnter(event);
        }}
        className="h-10 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-muted-foreground max-sm:flex-none"
      />
    </div>
  );
}

/** Enter alone would send the form, which costs money, before it says what comes instead. */
function goOnWithEnter(event: KeyboardEvent): void {
  if (event.key !== "Enter" || event.metaKey || event.ctrlKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  focusPrompt();
}
