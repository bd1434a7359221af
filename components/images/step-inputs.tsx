import type { AssetRole } from "#lib/images/constants.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { smallerUrl } from "./asset-url.ts";

const NAMES: Record<AssetRole, string> = {
  input: "Source",
  mask: "Mask",
  reference: "Reference",
  output: "Picture",
  raw: "The model's own",
};

/** The pictures that a step was made from. */
export function StepInputs({ generation }: { generation: GenerationView }) {
  if (generation.inputs.length === 0) return null;
  return (
    <ul aria-label="Made from" className="flex flex-wrap gap-2">
      {generation.inputs.map((input) => (
        <li key={input.id}>
          <a href={input.url} target="_blank" rel="noreferrer" className="flex flex-col gap-1 rounded-md">
            <img
              src={smallerUrl(input.url, 320)}
              alt=""
              className="size-20 rounded-md border bg-muted object-cover"
            />
            <span className="text-muted-foreground text-xs">{NAMES[input.role]}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
