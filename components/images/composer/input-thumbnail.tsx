import { cn } from "#components/ui/cn.ts";
import type { AssetRole } from "#lib/images/constants.ts";
import type { AssetView } from "#lib/images/views.ts";
import { smallerUrl } from "../asset-url.ts";

export const INPUT_NAMES: Record<AssetRole, string> = {
  input: "Source",
  mask: "Mask",
  markup: "Drawn instructions",
  reference: "Reference",
  output: "Picture",
  raw: "The model's own",
};

type InputThumbnailProps = {
  input: AssetView;
  source: AssetView | undefined;
  /** Empty where the words stand beside it. */
  alt?: string;
  className?: string;
};

/** A picture that a step was made from; a mask is tinted over its source, and a drawing lies on it, as it was made. */
export function InputThumbnail({
  input,
  source,
  alt = INPUT_NAMES[input.role],
  className,
}: InputThumbnailProps) {
  const isOverlay = input.role === "mask" || input.role === "markup";
  const below = isOverlay && source ? source : input;
  return (
    <span
      className={cn("relative block size-20 overflow-hidden rounded-md border bg-muted", className)}
      title={INPUT_NAMES[input.role]}
    >
      <img src={smallerUrl(below.url, 320)} alt={alt} className="size-full object-cover" />
      {below !== input && input.role === "markup" && (
        <img src={smallerUrl(input.url, 320)} alt="" className="absolute inset-0 size-full object-cover" />
      )}
      {below !== input && input.role === "mask" && (
        <span
          className="absolute inset-0 bg-primary/70"
          style={{
            maskImage: `url("${smallerUrl(input.url, 320)}")`,
            maskMode: "luminance",
            maskSize: "cover",
            maskPosition: "center",
          }}
        />
      )}
    </span>
  );
}
