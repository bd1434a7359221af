import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import type { LibraryPictureView } from "#lib/images/views.ts";
import { listPictures } from "../library/list-pictures.ts";
import { ListState } from "../library/list-state.tsx";
import { useSettled } from "../library/use-settled.ts";
import { firstWords } from "../step/step-words.ts";
import type { BaseListProps } from "./base-picker.tsx";
import { BaseTile } from "./base-tile.tsx";
import type { ReplayBase } from "./replay-base.ts";

/** The person's pictures of every session, and uploads, found by the words of their prompts. */
export function LibraryBases({ chosen, onToggle }: BaseListProps) {
  const [typed, setTyped] = useState("");
  const q = useSettled(typed.trim());
  const list = useInfiniteQuery({
    queryKey: ["library", "replay", q],
    queryFn: ({ pageParam }) => listPictures({ sessionId: null, uploadsOnly: false, q }, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const pictures = list.data?.pages.flatMap((page) => page.pictures) ?? [];
  return (
    <>
      <Input
        type="search"
        aria-label="Search the prompts"
        placeholder="Search the prompts"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="h-10 shrink-0"
      />
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(6rem,1fr))] gap-3">
        {pictures.map((picture) => (
          <BaseTile key={picture.assetId} base={toBase(picture)} {...{ chosen, onToggle }} />
        ))}
      </ul>
      <ListState
        list={list}
        isEmpty={pictures.length === 0}
        empty={q ? "No prompt has these words." : "There are no pictures yet."}
        onRetry={() => void list.refetch()}
      />
      {list.hasNextPage && !list.isFetchingNextPage && (
        <Button variant="ghost" className="h-10" onClick={() => void list.fetchNextPage()}>
          Load more
        </Button>
      )}
    </>
  );
}

function toBase({ assetId, url, stepNumber, prompt }: LibraryPictureView): ReplayBase {
  const name = stepNumber === null ? "Upload" : `Step ${stepNumber}`;
  return {
    id: assetId,
    kind: "picture",
    url,
    name,
    prompt: firstWords(prompt ?? "an uploaded picture", 120),
  };
}
