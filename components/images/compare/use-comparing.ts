import { useEffect } from "react";
import type { AssetView } from "#lib/images/views.ts";
import type { TrayImage } from "../composer/draft.ts";
import { closeCompare, useCompare } from "./compare-store.ts";

type Comparing = { other: TrayImage | null; sheet: TrayImage[] | null };

/**
 * What is compared with the shown picture. A step without a picture ends a comparison, as does leaving the session:
 * a result that arrives must not change what is looked at.
 */
export function useComparing(sessionId: string, shown: AssetView | undefined): Comparing {
  const other = useCompare((compare) => compare.other);
  const sheet = useCompare((compare) => compare.sheet);
  const ends = other !== null && shown === undefined;
  useEffect(() => {
    if (ends) closeCompare();
  }, [ends]);
  useEffect(() => {
    if (sessionId) return closeCompare;
  }, [sessionId]);
  return { other: ends ? null : other, sheet };
}
