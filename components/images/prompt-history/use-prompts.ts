import { useInfiniteQuery } from "@tanstack/react-query";
import { listPrompts } from "./list-prompts.ts";

/** The person's earlier prompts in pages, each once. `q`: words that all have to be in them. */
export function usePrompts(q: string) {
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
