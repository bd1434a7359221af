import { Images } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { useComposer, useComposerStore } from "./composer-store.tsx";

/** How many pictures the next step makes. Each click is one more; after the most that the model can make comes one. */
export function CountButton({ model: { countMax } }: { model: ModelCapabilities }) {
  const composer = useComposerStore();
  const count = Math.min(
    useComposer((draft) => draft.params.count ?? 1),
    countMax,
  );
  if (countMax <= 1) return null;
  const next = count < countMax ? count + 1 : undefined;
  return (
    <Button
      variant="ghost"
      aria-label={`Pictures in this step: ${count}`}
      title={`Pictures in this step: 1 to ${countMax}`}
      className="h-10 gap-1.5 px-2 tabular-nums max-sm:hidden"
      onClick={() => composer.setState(({ params }) => ({ params: { ...params, count: next } }))}
    >
      <Images /> {count}
    </Button>
  );
}
