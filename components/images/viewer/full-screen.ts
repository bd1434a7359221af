import { useEffect } from "react";
import { create } from "zustand";

/** Whether the picture and its actions fill the screen, or the window where a browser gives no more. */
export const useFullScreen = create<{ on: boolean }>(() => ({ on: false }));

/**
 * The whole document goes full screen and the layout hides the rest: menus, dialogs and messages are drawn at the end
 * of the document, so they would be missing if only one part of it were shown.
 */
export function toggleFullScreen(): void {
  if (useFullScreen.getState().on) leaveFullScreen();
  else enterFullScreen();
}

export function leaveFullScreen(): void {
  if (!useFullScreen.getState().on) return;
  show(false);
  exitFullscreen();
}

/** Follows the browser's own way out, and leaves with the page. */
export function useFullScreenPage(): void {
  useEffect(() => {
    const follow = () => {
      if (!document.fullscreenElement) leaveFullScreen();
      // Granted only after the person had left again.
      else if (!useFullScreen.getState().on) exitFullscreen();
    };
    document.addEventListener("fullscreenchange", follow);
    return () => {
      document.removeEventListener("fullscreenchange", follow);
      leaveFullScreen();
    };
  }, []);
}

function enterFullScreen(): void {
  show(true);
  // Phones without it, and pages in frames, still get the window filled.
  document.documentElement.requestFullscreen?.().catch(() => {});
}

function exitFullscreen(): void {
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
}

/** An attribute as well, so that what it hides can take the focus again at once. */
function show(on: boolean): void {
  document.documentElement.toggleAttribute("data-full-screen", on);
  useFullScreen.setState({ on });
}
