import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { LibraryPictureView } from "#lib/images/views.ts";
import { announce } from "../announcer.tsx";
import { useComposer, useComposerStore } from "../composer-store.tsx";
import type { TrayImage } from "../draft.ts";
import { refuseReferences } from "../drop/drop-choices.ts";
import { focusPrompt } from "../prompt-input.tsx";
import { useReachedEnd } from "../use-reached-end.ts";
import { withReferences } from "../with-references.ts";
import { LibraryPicture } from "./library-picture.tsx";
import { listPictures } from "./list-pictures.ts";
import { ListState } from "./list-state.tsx";
import { SearchDialog } from "./search-dialog.tsx";
import { useSettled } from "./use-settled.ts";

type LibraryPickerProps = { model: ModelCapabilities; sessionId: string | null; onClose: () => void };

type Shelf = "session" | "all" | "uploads";
const SHELVES: [Shelf, string][] = [
  ["session", "This session"],
  ["all", "All sessions"],
  ["uploads", "Uploads"],
];

/** Chooses from every picture the person has: one to edit, or several as references. */
export function LibraryPicker({ model, sessionId, onClose }: LibraryPickerProps) {
  const [shelf, setShelf] = useState<Shelf>(sessionId ? "session" : "all");
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<readonly LibraryPictureView[]>([]);
  const done = useRef(false);
  const { list, pictures } = usePictures(shelf, sessionId, useSettled(query.trim()));
  const end = useReachedEnd(list.hasNextPage && !list.isFetchingNextPage, () => void list.fetchNextPage());
  const composer = useComposerStore();

  const toggle = (picture: LibraryPictureView) =>
    setChosen((now) =>
      now.some(({ assetId }) => assetId === picture.assetId)
        ? now.filter(({ assetId }) => assetId !== picture.assetId)
        : [...now, picture],
    );
  const finish = (words: string) => {
    done.current = true;
    announce(words);
    onClose();
  };
  const images = chosen.map((picture) => toTrayImage(picture, sessionId));
  return (
    <SearchDialog
      title="Your pictures"
      description="Choose one to edit, or several as references."
      searchLabel="Search the words of their prompts"
      query={query}
      onQueryChange={setQuery}
      onClose={onClose}
      onCloseAutoFocus={(event) => {
        if (!done.current) return;
        event.preventDefault();
        focusPrompt();
      }}
      className="sm:max-w-3xl md:max-w-3xl"
    >
      <fieldset className="flex gap-1 overflow-x-auto border-b px-3 py-2 md:px-5">
        <legend className="sr-only">Which pictures</legend>
        {SHELVES.filter(([each]) => sessionId || each !== "session").map(([each, label]) => (
          <Button
            key={each}
            variant="ghost"
            aria-pressed={shelf === each}
            className={cn("h-10 md:h-8", shelf === each && "bg-accent text-foreground")}
            onClick={() => setShelf(each)}
          >
            {label}
          </Button>
        ))}
      </fieldset>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-3 md:px-6 md:py-4">
        <ul aria-label="Your pictures" className="grid grid-cols-3 gap-2 sm:grid-cols-4 md:grid-cols-5">
          {pictures.map((picture) => (
            <LibraryPicture
              key={picture.assetId}
              picture={picture}
              place={chosen.findIndex(({ assetId }) => assetId === picture.assetId) + 1}
              onToggle={() => toggle(picture)}
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
      <PickerActions
        model={model}
        images={images}
        onEdit={() => {
          const [image] = images;
          if (image) composer.setState({ source: { kind: "picked", image, until: null } });
          finish("The next step edits this picture");
        }}
        onReference={() => {
          composer.setState(({ references }) => ({ references: withReferences(references, images) }));
          finish(images.length === 1 ? "Added as a reference" : `Added ${images.length} references`);
        }}
      />
    </SearchDialog>
  );
}

type PickerActionsProps = {
  model: ModelCapabilities;
  images: readonly TrayImage[];
  onEdit: () => void;
  onReference: () => void;
};

function PickerActions({ model, images, onEdit, onReference }: PickerActionsProps) {
  const references = useComposer((draft) => draft.references);
  const takesSource = model.operations.includes("image-to-image");
  const count = images.length;
  const added = withReferences(references, images).length - references.length;
  const tooMany = added > 0 ? refuseReferences(model, references.length, added) : null;
  const notes = [takesSource ? null : `${model.label} works from words only`, tooMany].filter(Boolean);
  return (
    <div className="flex items-center gap-2 border-t p-3 max-sm:flex-wrap md:px-6">
      <p role="status" className="min-w-0 flex-1 text-muted-foreground text-xs max-sm:basis-full">
        {count === 0 ? "Nothing chosen yet" : `${count} chosen`}
        {count > 0 && notes.length > 0 && (
          <span className="block text-warning-text">{notes.join(". ")}.</span>
        )}
      </p>
      <Button
        variant="outline"
        className="h-10 max-sm:flex-1"
        disabled={count === 0 || tooMany !== null}
        onClick={onReference}
      >
        {count > 1 ? "Use as references" : "Use as reference"}
      </Button>
      <Button className="h-10 max-sm:flex-1" disabled={count !== 1 || !takesSource} onClick={onEdit}>
        Edit this
      </Button>
    </div>
  );
}

function usePictures(shelf: Shelf, sessionId: string | null, q: string) {
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

function emptyWords(shelf: Shelf, query: string): string {
  if (query && shelf === "uploads") return "Uploads have no prompt to search. Clear the search to see them.";
  if (query) return "No picture's prompt has these words.";
  if (shelf === "uploads") return "Pictures you paste, drop or upload will be here.";
  return "Finished pictures will be here.";
}

/** A step of another session cannot be a parent here: there its picture is only a picture. */
function toTrayImage(picture: LibraryPictureView, sessionId: string | null): TrayImage {
  const { assetId, url, width, height, generationId, stepNumber } = picture;
  const isHere = sessionId !== null && picture.sessionId === sessionId;
  return {
    assetId,
    url,
    width,
    height,
    generationId: isHere ? generationId : null,
    stepNumber: isHere ? stepNumber : null,
  };
}
