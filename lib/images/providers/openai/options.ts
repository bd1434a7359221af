import { z } from "zod";

/** What OpenAI can be told in the studio itself. */
export const OPENAI_OPTIONS = {
  schema: z.strictObject({ moderation: z.enum(["auto", "low"]).optional() }),
  fields: {
    moderation: {
      field: "choice",
      label: "OpenAI's own moderation",
      hint: "How strictly OpenAI judges new pictures. Edits are always judged as usual.",
      choices: [
        { value: "auto", label: "As usual" },
        { value: "low", label: "Less strict" },
      ],
    },
  },
} as const;
