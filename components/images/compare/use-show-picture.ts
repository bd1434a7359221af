import type { TrayImage } from "../composer/draft.ts";
import { useSelectionStore } from "../selection-store.tsx";
import { useStudio } from "../studio-context.tsx";

/** Makes one of the session's pictures the shown one. */
export function useShowPicture(): (image: TrayImage) => void {
  const selection = useSelectionStore();
  const { generations } = useStudio();
  return ({ assetId, generationId }) => {
    const outputs = generations.find(({ id }) => id === generationId)?.outputs ?? [];
    const outputIndex = Math.max(
      0,
      outputs.findIndex(({ id }) => id === assetId),
    );
    selection.setState({ generationId, outputIndex });
  };
}
