import { useInfiniteQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { cn } from "#components/ui/cn.ts";
import { ListState } from "../library/list-state.tsx";
import { SearchDialog } from "../library/search-dialog.tsx";
import { useSettled } from "../library/use-settled.ts";
import { promptInput } from "../prompt-input.tsx";
import { RelativeTime } from "../relative-time.tsx";
import { useReachedEnd } from "../use-reached-end.ts";
import { listPrompts } from "./list-prompts.ts";
import { replacePrompt } from "./replace-prompt.ts";

const MOVES: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** Every prompt the person ever sent. The one that is chosen takes the place of what is typed; undo brings that back. */
export function PromptsDialog({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const chosen = useRef<string | null>(null);
  const listId = useId();
  const { list, prompts: found } = usePrompts(useSettled(query.trim()));
  // What is searched for narrows the list before the server has answered, so that Enter never takes an old one.
  const words = query.toLowerCase().split(/\s+/);
  const prompts = found.filter(({ prompt }) => words.every((word) => prompt.toLowerCase().includes(word)));
  const end = useReachedEnd(list.hasNextPage && !list.isFetchingNextPage, () => void list.fetchNextPage());
  const optionId = (index: number) => `${listId}-${index}`;

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
      listId={listId}
      activeId={prompts.length > 0 ? optionId(active) : undefined}
      onClose={onClose}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        const input = promptInput();
        if (input && chosen.current !== null) replacePrompt(input, chosen.current);
        else input?.focus();
      }}
      className="md:max-w-xl"
    >
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2 md:px-4">
        <div role="listbox" id={listId} aria-label="Earlier prompts" tabIndex={-1}>
          {prompts.map(({ prompt, usedAt }, index) => (
            <PromptOption
              key={prompt}
              id={optionId(index)}
              prompt={prompt}
              usedAt={usedAt}
              active={index === active}
              onPoint={() => setActive(index)}
              onChoose={() => choose(prompt)}
            />
          ))}
        </div>
        <div ref={end} />
        <ListState
          list={list}
          isEmpty={prompts.length === 0}
          empty={query.trim() ? "No prompt has these words." : "Prompts you send will be listed here."}
          onRetry={() => void list.refetch()}
        />
      </div>
    </SearchDialog>
  );
}

function usePrompts(q: string) {
  const list = useInfiniteQuery({
    queryKey: ["prompts", q],
    queryFn: ({ pageParam }) => listPrompts({ cursor: pageParam, q }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
    gcTime: 0,
    placeholderData: (earlier) => earlier,
  });
  // One that was sent again while pages were loaded can be in two of them.
  const found = list.data?.pages.flatMap((page) => page.prompts) ?? [];
  return { list, prompts: [...new Map(found.map((each) => [each.prompt, each])).values()] };
}

type PromptOptionProps = {
  id: string;
  prompt: string;
  usedAt: string;
  active: boolean;
  onPoint: () => void;
  onChoose: () => void;
};

function PromptOption({ id, prompt, usedAt, active, onPoint, onChoose }: PromptOptionProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) ref.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div
      ref={ref}
      id={id}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      onPointerMove={onPoint}
      onClick={onChoose}
      onKeyDown={(event) => event.key === "Enter" && onChoose()}
      className={cn(
        "flex cursor-pointer flex-col gap-1 rounded-md px-2 py-2.5 text-sm",
        active && "bg-accent",
      )}
    >
      <span className="line-clamp-3 whitespace-pre-wrap break-words">{prompt}</span>
      <RelativeTime instant={usedAt} className="text-muted-foreground text-xs" />
    </div>
  );
}
