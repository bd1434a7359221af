import { type KeyboardEvent, useId, useRef, useState } from "react";
import { withQueries } from "../api/queries.tsx";
import { promptInput } from "../composer/prompt-input.tsx";
import { SearchDialog } from "../library/search-dialog.tsx";
import { useSettled } from "../library/use-settled.ts";
import { optionId, PromptList } from "./prompt-list.tsx";
import { replacePrompt } from "./replace-prompt.ts";
import { usePrompts } from "./use-prompts.ts";

const MOVES: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** Every prompt the person ever sent. The one that is chosen takes the place of what is typed; undo brings that back. */
export const PromptsDialog = withQueries(function PromptsDialog({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const chosen = useRef<string | null>(null);
  const listId = useId();
  const { list, prompts: found } = usePrompts(useSettled(query.trim()));
  // What is searched for narrows the list before the server has answered, so that Enter never takes an old one.
  const words = query.toLowerCase().split(/\s+/);
  const prompts = found.filter(({ prompt }) => words.every((word) => prompt.toLowerCase().includes(word)));

  const choose = (prompt: string) => {
    chosen.current = prompt;
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const move = MOVES[event.key];
    const prompt = prompts[active]?.prompt;
    if (event.key === "Enter" && prompt) choose(prompt);
    else if (move) setActive(Math.max(0, Math.min(prompts.length - 1, active + move)));
    else return;
    event.preventDefault();
  };
  return (
    <SearchDialog
      title="Earlier prompts"
      description="Choosing one replaces what is typed. Undo brings that back."
      searchLabel="Search your prompts"
      query={query}
      onQueryChange={(text) => {
        setQuery(text);
        setActive(0);
      }}
      onSearchKeyDown={onKeyDown}
      list={prompts.length > 0 ? { id: listId, activeId: optionId(listId, active) } : undefined}
      onClose={onClose}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        const input = promptInput();
        if (input && chosen.current !== null) replacePrompt(input, chosen.current);
        else input?.focus();
      }}
      className="md:max-w-xl"
    >
      <PromptList
        list={list}
        prompts={prompts}
        id={listId}
        active={active}
        isSearch={query.trim() !== ""}
        onPoint={setActive}
        onChoose={choose}
      />
    </SearchDialog>
  );
});
