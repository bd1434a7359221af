"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { onFirstUse } from "#components/ui/on-first-use.tsx";
import type { FallbackListView, FallbackView } from "#lib/images/provider-settings/fallback-views.ts";
import { FallbackCard } from "./fallback-card.tsx";
import { useFallbacks } from "./use-fallbacks.ts";

const FallbackDialog = onFirstUse(() => import("./fallback-dialog.tsx").then((m) => m.FallbackDialog));

/** Which models stand in for one whose provider is down. */
export function FallbackSection({ initial }: { initial: FallbackListView }) {
  const { fallbacks, models, nextCursor, refreshModels, loadMore, set, remove } = useFallbacks(initial);
  const [asking, setAsking] = useState<FallbackView | "new" | null>(null);
  const ask = (about: FallbackView | "new") => {
    setAsking(about);
    void refreshModels();
  };
  return (
    <section
      aria-labelledby="fallbacks"
      className="mx-auto flex w-full max-w-3xl flex-col gap-4 px-4 pb-12 md:px-8"
    >
      <div className="flex flex-wrap items-start justify-between gap-4 border-t pt-8">
        <div className="flex max-w-md flex-col gap-1">
          <h2 id="fallbacks" className="font-semibold text-base">
            When a provider is down
          </h2>
          <p className="text-muted-foreground text-sm">
            Another model can stand in. Prompt and pictures are then sent to its vendor, at that one's price;
            the step says so, and anybody can switch it off for their own steps.
          </p>
        </div>
        <Button variant="outline" className="h-10" onClick={() => ask("new")}>
          <Plus /> Add a stand-in
        </Button>
      </div>
      {fallbacks.length === 0 ? (
        <p className="rounded-lg border border-dashed p-6 text-center text-muted-foreground text-sm">
          No model has a stand-in. While its provider is down, a step waits, and fails in the end.
        </p>
      ) : (
        <ul aria-labelledby="fallbacks" className="flex flex-col gap-3">
          {fallbacks.map((fallback) => (
            <FallbackCard
              key={`${fallback.provider}/${fallback.model}`}
              fallback={fallback}
              onChange={() => ask(fallback)}
              onRemove={() => void remove(fallback)}
            />
          ))}
        </ul>
      )}
      {nextCursor !== null && (
        <Button variant="outline" className="h-10 self-center" onClick={() => void loadMore()}>
          Show more
        </Button>
      )}
      {asking !== null && (
        <FallbackDialog
          fallback={asking === "new" ? null : asking}
          models={models}
          taken={fallbacks}
          onClose={() => setAsking(null)}
          onSet={set}
        />
      )}
    </section>
  );
}
