import { createContext, useContext } from "react";
import type { GenerationView, SessionView } from "#lib/images/views.ts";
import type { SessionTree } from "./tree/use-tree-pages.ts";

export type Studio = {
  session: SessionView;
  /** The loaded steps, newest first. */
  generations: GenerationView[];
  /** The step that is looked at. It need not be among the loaded ones. */
  shown: GenerationView | null;
  /** Every step of the session, as little of each as the tree draws. */
  tree: SessionTree;
  hasEarlier: boolean;
  loadingEarlier: boolean;
  loadEarlier: () => void;
};

const StudioContext = createContext<Studio | null>(null);

export const StudioProvider = StudioContext;

export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error("The studio is used outside its provider");
  return studio;
}

/** For what is shown outside of a session, too. */
export function useStudioIfAny(): Studio | null {
  return useContext(StudioContext);
}
