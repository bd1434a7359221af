import { useEffect } from "react";
import type { AssetView, GenerationView } from "#lib/images/views.ts";
import { announce } from "../announcer.tsx";
import type { TrayImage } from "../composer/draft.ts";
import { CompareBar } from "./compare-bar.tsx";
import { CompareControls } from "./compare-controls.tsx";
import { CompareStage } from "./compare-stage.tsx";
import { useCompare } from "./compare-store.ts";
import { MODE_LOOKS } from "./mode-look.ts";
import { nameInSentence } from "./session-pictures.ts";
import { useCompareKeys } from "./use-compare-keys.ts";
import { type ComparedPair, useCompared } from "./use-compared.ts";

type CompareViewProps = { generation: GenerationView; output: AssetView; other: TrayImage };

/** The shown picture and another one, in the place of the viewer. */
export function CompareView({ generation, output, other }: CompareViewProps) {
  const pair = useCompared(generation, output, other);
  useCompareKeys();
  useModeAnnounced(pair);
  return (
    <section
      aria-label={`${pair.first.name} compared with ${nameInSentence(pair.second)}`}
      className="flex min-h-0 flex-1 flex-col gap-2 max-md:gap-1"
    >
      <CompareBar pair={pair} />
      <CompareStage pair={pair} />
      <CompareControls pair={pair} />
    </section>
  );
}

function useModeAnnounced({ first, second }: ComparedPair): void {
  const mode = useCompare((compare) => compare.mode);
  const text = `${MODE_LOOKS[mode].label}: ${first.name} first, ${nameInSentence(second)} second`;
  useEffect(() => announce(text), [text]);
}
