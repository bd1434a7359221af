import { useComposerStore } from "./composer-store.tsx";

/** Returns a function that, when the next step would start from one of these steps' pictures, lets it start from the newest. */
export function useReleaseSource(): (generationIds: ReadonlySet<string>) => void {
  const composer = useComposerStore();
  return (generationIds) =>
    composer.setState(({ source }) => {
      const isGoing = source.kind === "picked" && generationIds.has(source.image.generationId ?? "");
      return isGoing ? { source: { kind: "latest" } } : {};
    });
}
