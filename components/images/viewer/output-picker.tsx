import { cn } from "#components/ui/cn.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { smallerUrl } from "../asset-url.ts";
import { compareWith } from "../compare/compare-store.ts";
import { dragPicture } from "../compare/dragged-picture.ts";
import { toTrayImage } from "../composer/source-choice.ts";
import { useSelectionStore } from "../selection-store.tsx";
import { useShownOutput } from "./use-shown-output.ts";

/** Chooses among the pictures of one step. */
export function OutputPicker({ generation }: { generation: GenerationView }) {
  const selection = useSelectionStore();
  const shown = useShownOutput(generation);
  return (
    <div className="absolute inset-x-0 bottom-2 flex justify-center">
      <div className="flex gap-1 rounded-lg border bg-popover/90 p-1 shadow-lg backdrop-blur-sm">
        {generation.outputs.map((output, index) => (
          <button
            key={output.id}
            type="button"
            aria-label={`Picture ${index + 1} of ${generation.outputs.length}`}
            aria-pressed={output === shown}
            title={output === shown ? undefined : "Show this one; Alt+click compares the two"}
            onClick={(event) => {
              if (event.altKey && output !== shown) compareWith(toTrayImage(output, generation));
              else selection.setState({ outputIndex: index });
            }}
            onDragStart={(event) => dragPicture(event, toTrayImage(output, generation))}
            className={cn(
              "size-11 cursor-pointer overflow-hidden rounded-md",
              output === shown && "ring-2 ring-primary",
            )}
          >
            <img src={smallerUrl(output.url, 320)} alt="" className="size-full object-cover" />
          </button>
        ))}
      </div>
    </div>
  );
}
