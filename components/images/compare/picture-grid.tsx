import { Check } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { Spinner } from "#components/ui/spinner.tsx";
import { smallerUrl } from "../asset-url.ts";
import type { TrayImage } from "../composer/draft.ts";
import { firstWords } from "../step/step-words.ts";
import { useStudio } from "../studio-context.tsx";
import { pictureName, sessionPictures } from "./session-pictures.ts";

type PictureGridProps = {
  isChosen: (image: TrayImage) => boolean;
  /** Pictures that cannot be chosen now. */
  isBlocked?: (image: TrayImage) => boolean;
  onPick: (image: TrayImage) => void;
};

/** The session's pictures as thumbnails to choose from. */
export function PictureGrid({ isChosen, isBlocked, onPick }: PictureGridProps) {
  const { generations, hasEarlier, loadingEarlier, loadEarlier } = useStudio();
  return (
    <div className="-m-1 min-h-0 overflow-y-auto p-1">
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-3">
        {sessionPictures(generations).map(({ image, step }) => {
          const chosen = isChosen(image);
          return (
            <li key={image.assetId}>
              <button
                type="button"
                aria-pressed={chosen}
                aria-label={`${pictureName(image, step)}: ${firstWords(step.prompt, 80)}`}
                title={firstWords(step.prompt, 120)}
                disabled={isBlocked?.(image)}
                onClick={() => onPick(image)}
                className={cn(
                  "relative aspect-square w-full cursor-pointer overflow-hidden rounded-md bg-muted transition-opacity disabled:cursor-default disabled:opacity-40",
                  chosen && "ring-2 ring-primary ring-offset-2 ring-offset-popover",
                )}
              >
                <img
                  src={smallerUrl(image.url, 320)}
                  alt=""
                  loading="lazy"
                  decoding="async"
                  className="size-full object-cover"
                />
                <span className="absolute bottom-1 left-1 rounded-sm bg-black/60 px-1.5 text-white text-xs tabular-nums">
                  {pictureName(image, step)}
                </span>
                {chosen && (
                  <span className="absolute top-1 right-1 rounded-full bg-primary p-0.5 text-primary-foreground">
                    <Check className="size-3.5" aria-hidden="true" />
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
      {hasEarlier && (
        <Button variant="ghost" className="mt-3 h-10 w-full" disabled={loadingEarlier} onClick={loadEarlier}>
          {loadingEarlier ? <Spinner /> : "Load earlier"}
        </Button>
      )}
    </div>
  );
}
