import type { ComponentProps } from "react";
import { cn } from "#components/ui/cn.ts";
import { toast } from "#components/ui/toast.ts";
import { announce } from "../announcer.tsx";
import { useComposer, useComposerStore } from "../composer/composer-store.tsx";
import type { TrayImage } from "../composer/draft.ts";
import { withReferenceAt } from "../composer/with-references.ts";
import { TrayChip, TrayThumbnail } from "./tray-chip.tsx";
import { useReferenceDrag } from "./use-reference-drag.ts";

const MOVES: Record<string, -1 | 1> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** The references in the order they are sent in. `usedCount`: how many the model takes; the others are left out. */
export function ReferenceChips({ usedCount }: { usedCount: number }) {
  const composer = useComposerStore();
  const references = useComposer((draft) => draft.references);
  const { length } = references;
  const move = ({ assetId }: TrayImage, index: number) => {
    const place = Math.max(0, Math.min(length - 1, index));
    if (references[place]?.assetId === assetId) return;
    composer.setState({ references: withReferenceAt(references, assetId, place) });
    announce(`Reference ${place + 1} of ${length}`);
  };
  const drag = useReferenceDrag((assetId, overId) => {
    const image = references.find((each) => each.assetId === assetId);
    if (image)
      move(
        image,
        references.findIndex((each) => each.assetId === overId),
      );
  });
  const remove = (image: TrayImage) => {
    composer.setState({ references: references.filter((each) => each !== image) });
    toast("The reference was removed", {
      action: { label: "Undo", onClick: () => composer.setState({ references }) },
    });
  };
  return references.map((image, index) => (
    <TrayChip
      key={image.assetId}
      url={image.url}
      label={image.stepNumber === null ? "Your picture" : `Step ${image.stepNumber}`}
      detail={length > 1 ? `Reference ${index + 1}` : "Reference"}
      unused={index >= usedCount}
      removeLabel={length > 1 ? `Remove reference ${index + 1}` : "Remove this reference"}
      onRemove={() => remove(image)}
      className={cn(drag.draggedId === image.assetId && "border-primary shadow-md")}
      thumbnail={
        length > 1 ? (
          <ReferenceHandle
            image={image}
            name={`Reference ${index + 1} of ${length}`}
            onMove={(step) => move(image, index + step)}
            {...drag.handleOf(image.assetId)}
          />
        ) : undefined
      }
    />
  ));
}

type ReferenceHandleProps = Omit<ComponentProps<"button">, "name"> & {
  image: TrayImage;
  name: string;
  onMove: (step: -1 | 1) => void;
};

function ReferenceHandle({ image, name, onMove, ...pointer }: ReferenceHandleProps) {
  return (
    <button
      type="button"
      data-reference={image.assetId}
      aria-label={`${name}. Move it with the arrow keys`}
      title="Drag to reorder, or use the arrow keys"
      className="shrink-0 cursor-grab touch-none rounded-sm active:cursor-grabbing"
      onKeyDown={(event) => {
        const step = MOVES[event.key];
        if (!step) return;
        event.preventDefault();
        onMove(step);
      }}
      {...pointer}
    >
      <TrayThumbnail url={image.url} />
    </button>
  );
}
