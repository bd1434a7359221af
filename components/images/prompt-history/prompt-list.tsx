import type { PromptListView } from "#lib/images/views.ts";
import { ListState } from "../library/list-state.tsx";
import { useReachedEnd } from "../session-list/use-reached-end.ts";
import { PromptOption } from "./prompt-option.tsx";
import type { usePrompts } from "./use-prompts.ts";

type PromptListProps = {
  list: ReturnType<typeof usePrompts>["list"];
  prompts: PromptListView["prompts"];
  id: string;
  /** Which of them is marked. */
  active: number;
  isSearch: boolean;
  onPoint: (index: number) => void;
  onChoose: (prompt: string) => void;
};

/** The prompts to choose from; more come when the end is reached. */
export function PromptList({ list, prompts, id, active, isSearch, onPoint, onChoose }: PromptListProps) {
  const end = useReachedEnd(list.hasNextPage && !list.isFetchingNextPage, () => void list.fetchNextPage());
  return (
    <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2 md:px-4">
      {prompts.length > 0 && (
        <div role="listbox" id={id} aria-label="Earlier prompts" tabIndex={-1}>
          {prompts.map(({ prompt, usedAt }, index) => (
            <PromptOption
              key={prompt}
              id={optionId(id, index)}
              prompt={prompt}
              usedAt={usedAt}
              active={index === active}
              onPoint={() => onPoint(index)}
              onChoose={() => onChoose(prompt)}
            />
          ))}
        </div>
      )}
      <div ref={end} />
      <ListState
        list={list}
        isEmpty={prompts.length === 0}
        empty={isSearch ? "No prompt has these words." : "Prompts you send will be listed here."}
        onRetry={() => void list.refetch()}
      />
    </div>
  );
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}
