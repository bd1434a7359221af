import type { LibraryPictureView } from "#lib/images/views.ts";
import { useReachedEnd } from "../session-list/use-reached-end.ts";
import { LibraryPicture } from "./library-picture.tsx";
import { ListState } from "./list-state.tsx";
import { type Shelf, usePictures } from "./use-pictures.ts";
import { useSettled } from "./use-settled.ts";

type LibraryGridProps = {
  shelf: Shelf;
  sessionId: string | null;
  query: string;
  chosen: readonly LibraryPictureView[];
  onToggle: (picture: LibraryPictureView) => void;
};

/** The pictures of one shelf, newest first; more come when the end is reached. */
export function LibraryGrid({ shelf, sessionId, query, chosen, onToggle }: LibraryGridProps) {
  const { list, pictures } = usePictures(shelf, sessionId, useSettled(query.trim()));
  const end = useReachedEnd(list.hasNextPage && !list.isFetchingNextPage, () => void list.fetchNextPage());
  return (
    <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-3 md:px-6 md:py-4">
      <ul aria-label="Your pictures" className="grid grid-cols-3 gap-2 sm:grid-cols-4 md:grid-cols-5">
        {pictures.map((picture) => (
          <LibraryPicture
            key={picture.assetId}
            picture={picture}
            chosen={chosen.some(({ assetId }) => assetId === picture.assetId)}
            onToggle={() => onToggle(picture)}
          />
        ))}
      </ul>
      <div ref={end} />
      <ListState
        list={list}
        isEmpty={pictures.length === 0}
        empty={emptyWords(shelf, query.trim())}
        onRetry={() => void list.refetch()}
      />
    </div>
  );
}

function emptyWords(shelf: Shelf, query: string): string {
  if (query && shelf === "uploads") return "Uploads have no prompt to search. Clear the search to see them.";
  if (query) return "No picture's prompt has these words.";
  if (shelf === "uploads") return "Pictures you paste, drop or upload will be here.";
  return "Finished pictures will be here.";
}
