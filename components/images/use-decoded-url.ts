import { useEffect, useState, useSyncExternalStore } from "react";
import { preloadPicture } from "./preload-picture.ts";

/**
 * The newest of the addresses given whose picture is decoded, so that a swap never flashes; null until there is one.
 * In a page fresh from the server the first one counts at once: the browser is already drawing it.
 */
export function useDecodedUrl(url: string): string | null {
  const hydrating = useSyncExternalStore(
    subscribeToNothing,
    () => false,
    () => true,
  );
  const [decoded, setDecoded] = useState(hydrating ? url : null);
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
