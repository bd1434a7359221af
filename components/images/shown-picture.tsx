import dynamic from "next/dynamic";
import type { GenerationView } from "#lib/images/views.ts";
import { DropToCompare } from "./compare/drop-to-compare.tsx";
import { useComparing } from "./compare/use-comparing.ts";
import { useStartCompare, useStartCompareKeys } from "./compare/use-start-compare.ts";
import { useStudio } from "./studio-context.tsx";
import { useShownOutput } from "./use-shown-output.ts";
import { Viewer } from "./viewer.tsx";

const loading = () => <div className="min-h-0 flex-1" />;
const CompareView = dynamic(() => import("./compare/compare-view.tsx").then((m) => m.CompareView), {
  loading,
});
const ContactSheet = dynamic(() => import("./compare/contact-sheet.tsx").then((m) => m.ContactSheet), {
  loading,
});

/** The picture that is looked at: alone, compared with another one, or among several. */
export function ShownPicture({ generation }: { generation: GenerationView }) {
  const { session } = useStudio();
  const output = useShownOutput(generation);
  const { other, sheet } = useComparing(session.id, output);
  useStartCompareKeys(useStartCompare(generation, output));
  if (sheet) return <ContactSheet pictures={sheet} />;
  return (
    <DropToCompare enabled={output !== undefined}>
      {other && output ? (
        <CompareView {...{ generation, output, other }} />
      ) : (
        <Viewer generation={generation} />
      )}
    </DropToCompare>
  );
}
