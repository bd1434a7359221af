import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { listPictures } from "./list-pictures.ts";

/** Where pictures are looked for. */
export type Shelf = "session" | "all" | "uploads";

/** The person's pictures in pages. `q`: words of their prompts. */
export function usePictures(shelf: Shelf, sessionId: string | null, q: string) {
  const filter = { sessionId: shelf === "session" ? sessionId : null, uploadsOnly: shelf === "uploads", q };
  const list = useInfiniteQuery({
    queryKey: ["library", filter],
    queryFn: ({ pageParam }) => listPictures(filter, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  return { list, pictures: list.data?.pages.flatMap((page) => page.pictures) ?? [] };
}
