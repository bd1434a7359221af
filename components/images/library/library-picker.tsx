import { useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { LibraryPictureView } from "#lib/images/views.ts";
import { announce } from "../announcer.tsx";
import { withQueries } from "../api/queries.tsx";
import { useComposerStore } from "../composer/composer-store.tsx";
import type { TrayImage } from "../composer/draft.ts";
import { focusPrompt } from "../composer/prompt-input.tsx";
import { withReferences } from "../composer/with-references.ts";
import { LibraryGrid } from "./library-grid.tsx";
import { PickerActions } from "./picker-actions.tsx";
import { SearchDialog } from "./search-dialog.tsx";
import type { Shelf } from "./use-pictures.ts";

type LibraryPickerProps = { model: ModelCapabilities; sessionId: string | null; onClose: () => void };

/** Chooses from every picture the person has: one to edit, or several as references. */
export const LibraryPicker = withQueries(function LibraryPicker({
  model,
  sessionId,
  onClose,
}: LibraryPickerProps) {
  const [shelf, setShelf] = useState<Shelf>(sessionId ? "session" : "all");
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<readonly LibraryPictureView[]>([]);
  const done = useRef(false);
  const composer = useComposerStore();
  const images = chosen.map((picture) => toTrayImage(picture, sessionId));
  const finish = (words: string) => {
    done.current = true;
    announce(words);
    onClose();
  };
  const edit = () => {
    const [image] = images;
    if (image) composer.setState({ source: { kind: "picked", image, until: null } });
    finish("The next step edits this picture");
  };
  const addReferences = () => {
    composer.setState(({ references }) => ({ references: withReferences(references, images) }));
    finish(images.length === 1 ? "Added as a reference" : `Added ${images.length} references`);
  };
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
      <Shelves shelf={shelf} hasSession={sessionId !== null} onChoose={setShelf} />
      <LibraryGrid
        shelf={shelf}
        sessionId={sessionId}
        query={query}
        chosen={chosen}
        onToggle={(picture) => setChosen((now) => toggled(now, picture))}
      />
      <PickerActions model={model} images={images} onEdit={edit} onReference={addReferences} />
    </SearchDialog>
  );
});

const SHELVES: [Shelf, string][] = [
  ["session", "This session"],
  ["all", "All sessions"],
  ["uploads", "Uploads"],
];

type ShelvesProps = { shelf: Shelf; hasSession: boolean; onChoose: (shelf: Shelf) => void };

function Shelves({ shelf, hasSession, onChoose }: ShelvesProps) {
  return (
    <fieldset className="flex gap-1 overflow-x-auto border-b px-3 py-2 md:px-5">
      <legend className="sr-only">Which pictures</legend>
      {SHELVES.filter(([each]) => hasSession || each !== "session").map(([each, label]) => (
        <Button
          key={each}
          variant="ghost"
          aria-pressed={shelf === each}
          className={cn("h-10 md:h-8", shelf === each && "bg-accent text-foreground")}
          onClick={() => onChoose(each)}
        >
          {label}
        </Button>
      ))}
    </fieldset>
  );
}

function toggled(
  chosen: readonly LibraryPictureView[],
  picture: LibraryPictureView,
): readonly LibraryPictureView[] {
  const others = chosen.filter(({ assetId }) => assetId !== picture.assetId);
  return others.length < chosen.length ? others : [...chosen, picture];
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
