import { Button } from "#components/ui/button.tsx";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { useComposer } from "../composer/composer-store.tsx";
import type { TrayImage } from "../composer/draft.ts";
import { takesSource } from "../composer/generate-input.ts";
import { withReferences } from "../composer/with-references.ts";
import { refuseReferences } from "../drop/drop-choices.ts";

type PickerActionsProps = {
  model: ModelCapabilities;
  images: readonly TrayImage[];
  onEdit: () => void;
  onReference: () => void;
};

/** What can be done with the chosen pictures, and by name why not. */
export function PickerActions({ model, images, onEdit, onReference }: PickerActionsProps) {
  const references = useComposer((draft) => draft.references);
  const canEdit = takesSource(model);
  const count = images.length;
  const added = withReferences(references, images).length - references.length;
  const tooMany = added > 0 ? refuseReferences(model, references.length, added) : null;
  const notes = [canEdit ? null : `${model.label} works from words only`, tooMany].filter(Boolean);
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
      <Button className="h-10 max-sm:flex-1" disabled={count !== 1 || !canEdit} onClick={onEdit}>
        Edit this
      </Button>
    </div>
  );
}
