import { lazy, Suspense } from "react";
import type { GenerationView } from "#lib/images/views.ts";
import { DropToCompare } from "../compare/drop-to-compare.tsx";
import { useComparing } from "../compare/use-comparing.ts";
import { useStartCompare, useStartCompareKeys } from "../compare/use-start-compare.ts";
import { useStudio } from "../studio-context.tsx";
import { useShownOutput } from "./use-shown-output.ts";
import { Viewer } from "./viewer.tsx";

const CompareView = lazy(() =>
  import("../compare/compare-view.tsx").then((m) => ({ default: m.CompareView })),
);
const ContactSheet = lazy(() =>
  import("../compare/contact-sheet.tsx").then((m) => ({ default: m.ContactSheet })),
);

/** The picture that is looked at: alone, compared with another one, or among several. */
export function ShownPicture({ generation }: { generation: GenerationView }) {
  const { session } = useStudio();
  const output = useShownOutput(generation);
  const { other, sheet } = useComparing(session.id, output);
  useStartCompareKeys(useStartCompare(generation, output));
  // While its code is loaded, the picture stays.
  const viewer = <Viewer generation={generation} />;
  if (sheet) {
    return (
      <Suspense fallback={viewer}>
        <ContactSheet pictures={sheet} />
      </Suspense>
    );
  }
  return (
    <DropToCompare enabled={output !== undefined}>
      {other && output ? (
        <Suspense fallback={viewer}>
          <CompareView {...{ generation, output, other }} />
        </Suspense>
      ) : (
        viewer
      )}
    </DropToCompare>
  );
}
