import { createContext, type ReactNode, useContext } from "react";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";

const ModelsContext = createContext<readonly ModelCapabilities[]>([]);

type ProviderProps = { models: readonly ModelCapabilities[]; children: ReactNode };

export function ModelsProvider({ models, children }: ProviderProps) {
  return <ModelsContext value={models}>{children}</ModelsContext>;
}

/** The models that are set up on this server; the first is the default. */
export function useModels(): readonly ModelCapabilities[] {
  return useContext(ModelsContext);
}
