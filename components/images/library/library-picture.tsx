import { Check } from "lucide-react";
import { cn } from "#components/ui/cn.ts";
import type { LibraryPictureView } from "#lib/images/views.ts";
import { smallerUrl } from "../asset-url.ts";
import { firstWords } from "../step/step-words.ts";

type LibraryPictureProps = {
  picture: LibraryPictureView;
  chosen: boolean;
  onToggle: () => void;
};

/** One picture that can be chosen. */
export function LibraryPicture({ picture, chosen, onToggle }: LibraryPictureProps) {
  const { url, prompt, width, height } = picture;
  const name = prompt === null ? "Upload" : firstWords(prompt, 80);
  return (
    <li>
      <button
        type="button"
        aria-pressed={chosen}
        aria-label={`${name}, ${width} × ${height}`}
        title={`${prompt === null ? "Upload" : firstWords(prompt, 200)} · ${width} × ${height}`}
        onClick={onToggle}
        className={cn(
          "group relative block aspect-square w-full cursor-pointer overflow-hidden rounded-md bg-muted transition-shadow",
          chosen && "ring-2 ring-primary ring-offset-2 ring-offset-popover",
        )}
      >
        <img
          src={smallerUrl(url, 320)}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          className="size-full object-cover transition-opacity group-hover:opacity-90"
        />
        {chosen && (
          <span className="absolute top-1.5 right-1.5 flex size-5 items-center justify-center rounded-full bg-primary text-primary-foreground">
            <Check className="size-3.5" aria-hidden="true" />
          </span>
        )}
      </button>
    </li>
  );
}
