import { useEffect, useState, useSyncExternalStore } from "react";
import { isPreloaded, preloadPicture } from "./preload-picture.ts";

/**
 * The newest of the addresses given whose picture is decoded, so that a swap never flashes; null until there is one.
 * The first one counts at once where it was preloaded, and in a page fresh from the server: the browser draws it already.
 */
export function useDecodedUrl(url: string): string | null {
  const hydrating = useSyncExternalStore(
    subscribeToNothing,
    () => false,
    () => true,
  );
  const [decoded, setDecoded] = useState(hydrating || isPreloaded(url) ? url : null);
  useEffect(() => {
    let current = true;
    const show = () => {
      if (current) setDecoded(url);
    };
    // A picture that cannot be decoded is shown all the same: its <img> says so.
    void preloadPicture(url).decode().then(show, show);
    return () => {
      current = false;
    };
  }, [url]);
  return decoded;
}

function subscribeToNothing(): () => void {
  return () => {};
}
