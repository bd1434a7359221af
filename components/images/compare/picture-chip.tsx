import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { smallerUrl } from "../asset-url.ts";
import type { TrayImage } from "../composer/draft.ts";
import { useCompare } from "./compare-store.ts";
import { PicturePicker } from "./picture-picker.tsx";
import { nameInSentence } from "./session-pictures.ts";
import type { Compared } from "./use-compared.ts";
import { useShowPicture } from "./use-show-picture.ts";

/** One of the compared pictures, and the way to another one in its place. */
export function PictureChip({ picture: { image, name } }: { picture: Compared }) {
  const [picking, setPicking] = useState(false);
  const showPicture = useShowPicture();
  const pick = (next: TrayImage) => {
    setPicking(false);
    const { other } = useCompare.getState();
    if (other?.assetId === image.assetId) useCompare.setState({ other: next });
    else showPicture(next);
  };
  return (
    <>
      <Button
        variant="ghost"
        className="h-10 min-w-0 shrink gap-2 px-1.5 text-foreground"
        title={`${name}: choose another picture`}
        aria-haspopup="dialog"
        onClick={() => setPicking(true)}
      >
        <img src={smallerUrl(image.url, 320)} alt="" className="size-7 shrink-0 rounded-sm object-cover" />
        <span className="truncate tabular-nums">{name}</span>
        <ChevronDown className="size-4 text-muted-foreground" aria-hidden="true" />
      </Button>
      {picking && (
        <PicturePicker
          title={`Instead of ${nameInSentence({ name })}`}
          chosenId={image.assetId}
          onPick={pick}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  );
}
