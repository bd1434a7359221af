import type { GenerationView } from "#lib/images/views.ts";
import { INPUT_NAMES, InputThumbnail } from "../composer/input-thumbnail.tsx";

/** The pictures that a step was made from. */
export function StepInputs({ generation: { inputs } }: { generation: GenerationView }) {
  if (inputs.length === 0) return null;
  const source = inputs.find(({ role }) => role === "input");
  return (
    <ul aria-label="Made from" className="flex flex-wrap gap-2">
      {inputs.map((input) => (
        <li key={input.id}>
          <a
            href={input.url}
            target="_blank"
            rel="noreferrer"
            aria-label={`${INPUT_NAMES[input.role]}, opens full size`}
            className="flex flex-col gap-1 rounded-md"
          >
            <InputThumbnail {...{ input, source }} alt="" />
            <span className="text-muted-foreground text-xs">{INPUT_NAMES[input.role]}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
