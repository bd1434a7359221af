import { Check } from "lucide-react";
import { cn } from "#components/ui/cn.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { smallerUrl } from "../asset-url.ts";
import type { TrayImage } from "../composer/draft.ts";
import { firstWords } from "../step/step-words.ts";
import { dragPicture } from "./dragged-picture.ts";
import { nameInSentence, pictureName } from "./session-pictures.ts";

type SheetCellProps = {
  image: TrayImage;
  step: GenerationView | undefined;
  ticked: boolean;
  onTick: () => void;
  onShow: () => void;
};

export function SheetCell({ image, step, ticked, onTick, onShow }: SheetCellProps) {
  const name = pictureName(image, step);
  const words = step ? firstWords(step.prompt, 80) : "";
  return (
    <li className="relative min-h-0">
      <button
        type="button"
        aria-label={`Show ${nameInSentence({ name })}: ${words}`}
        title={`${name}: ${words}`}
        onClick={onShow}
        onDragStart={(event) => dragPicture(event, image)}
        className={cn(
          "block size-full cursor-pointer overflow-hidden rounded-lg bg-muted transition-colors hover:bg-secondary-hover",
          ticked && "outline-2 outline-primary -outline-offset-2",
        )}
      >
        <img src={smallerUrl(image.url, 640)} alt="" decoding="async" className="size-full object-contain" />
        <span className="absolute bottom-2 left-2 max-w-[calc(100%-1rem)] truncate rounded-sm bg-black/60 px-2 py-0.5 font-medium text-white text-xs tabular-nums">
          {name}
        </span>
      </button>
      <button
        type="button"
        aria-pressed={ticked}
        aria-label={`Tick ${nameInSentence({ name })}`}
        title="Tick two to compare them"
        onClick={onTick}
        className="absolute top-0 right-0 flex size-10 cursor-pointer items-center justify-center rounded-lg"
      >
        <span
          className={cn(
            "flex size-5 items-center justify-center rounded-sm border-2 border-white bg-black/40 shadow-lg",
            ticked && "bg-primary text-primary-foreground",
          )}
        >
          {ticked && <Check className="size-3.5" aria-hidden="true" />}
        </span>
      </button>
    </li>
  );
}
