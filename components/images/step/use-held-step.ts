import { useEffect, useState } from "react";
import type { AssetView, GenerationView } from "#lib/images/views.ts";
import { smallerUrl } from "../asset-url.ts";
import { preloadPicture } from "../viewer/preload-picture.ts";

type ShownStep = { generation: GenerationView; output: AssetView | undefined };

/** Waiting longer would look as if nothing had happened: then a small copy stands in. */
const LONGEST_HOLD_MS = 250;

/** The step given; right after walking to another one, still the one before, until the picture is decoded. */
export function useHeldStep(next: ShownStep): ShownStep {
  const [held, setHeld] = useState(next);
  const { generation, output } = next;
  const walks = held.generation.id !== generation.id;
  if (!walks && (held.generation !== generation || held.output !== output)) setHeld(next);
  useEffect(() => {
    if (!walks) return;
    let current = true;
    const show = () => {
      if (current) setHeld({ generation, output });
    };
    const url = pictureUrlOf({ generation, output });
    const standIn = output && preloadPicture(smallerUrl(output.url, 320));
    // A copy that is not decoded would leave a frame with nothing.
    const showStandIn = () => void (standIn?.decode() ?? Promise.resolve()).then(show, show);
    const timer = setTimeout(showStandIn, url ? LONGEST_HOLD_MS : 0);
    if (url) void preloadPicture(url).decode().then(show, show);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [walks, generation, output]);
  return walks ? held : next;
}

/** What there is to see of a step; null while there is nothing. */
export function pictureUrlOf({ generation, output }: ShownStep): string | null {
  if (generation.status === "failed" || generation.status === "canceled") return null;
  return output?.url ?? generation.previewUrl;
}
