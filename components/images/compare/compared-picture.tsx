import type { Size } from "#lib/images/providers/types.ts";
import { smallerUrl } from "../asset-url.ts";
import { NO_PROMPT } from "../step/step-words.ts";
import { Crossfade } from "../viewer/crossfade.tsx";
import type { Rect } from "./contain.ts";
import type { Compared } from "./use-compared.ts";

type ComparedPictureProps = {
  picture: Compared;
  frame: Size;
  /** The part of the frame that is shown, on black; all of it without. */
  part: Rect | null;
};

/** One of two pictures, whole in the frame of the first. */
export function ComparedPicture({ picture: { image, name, step }, frame, part }: ComparedPictureProps) {
  return (
    <div className="absolute inset-0" style={part ? { clipPath: insetOf(frame, part) } : undefined}>
      {part && <div className="absolute inset-0 bg-black" />}
      <Crossfade
        key={image.assetId}
        url={image.url}
        alt={step ? `${name}: ${step.prompt || NO_PROMPT}` : name}
        standInUrl={smallerUrl(image.url, 320)}
      />
    </div>
  );
}

function insetOf(frame: Size, { x, y, width, height }: Rect): string {
  const vertical = [y, frame.height - y - height].map((edge) => `${(edge / frame.height) * 100}%`);
  const horizontal = [frame.width - x - width, x].map((edge) => `${(edge / frame.width) * 100}%`);
  return `inset(${vertical[0]} ${horizontal[0]} ${vertical[1]} ${horizontal[1]})`;
}
