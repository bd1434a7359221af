import { useState } from "react";
import { cn } from "#components/ui/cn.ts";
import { isPreloaded } from "./preload-picture.ts";
import { useDecodedUrl } from "./use-decoded-url.ts";

type CrossfadeProps = {
  url: string;
  alt: string;
  /** A small copy, drawn underneath until the picture itself is there. */
  standInUrl?: string;
  testId?: string;
};

/** A picture that fades over the one before it once it is decoded; one that was preloaded is simply there. */
export function Crossfade({ url, alt, standInUrl, testId }: CrossfadeProps) {
  const shown = useDecodedUrl(url);
  const [preloaded] = useState(() => (isPreloaded(url) ? url : null));
  const [settled, setSettled] = useState(preloaded);
  const settleIfDone = (image: HTMLImageElement) => {
    if (image.complete && image.getAnimations().length === 0) setSettled(shown);
  };
  const below = settled ?? standInUrl;
  return (
    <>
      {below && below !== shown && (
        <img
          src={below}
          alt=""
          aria-hidden="true"
          className={cn("absolute inset-0 size-full object-contain", settled === null && "blur-sm")}
        />
      )}
      {shown && (
        <img
          key={shown}
          ref={(image) => {
            // Loaded and faded in before React woke up: neither event will come.
            if (image) settleIfDone(image);
          }}
          src={shown}
          alt={alt}
          data-testid={shown === url ? testId : undefined}
          decoding={shown === preloaded ? "sync" : "async"}
          fetchPriority="high"
          onLoad={(event) => settleIfDone(event.currentTarget)}
          onAnimationEnd={(event) => settleIfDone(event.currentTarget)}
          className={cn(
            "absolute inset-0 size-full object-contain",
            shown !== preloaded && "fade-in animate-in duration-200",
          )}
        />
      )}
    </>
  );
}
