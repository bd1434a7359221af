import { z } from "zod";
import { type Env, env } from "#lib/env.ts";
import { createAiSdk } from "#lib/images/providers/ai-sdk.ts";
import { withOptions } from "#lib/images/providers/kind-options.ts";
import type { ProviderKind } from "#lib/images/providers/kinds.ts";
import { VENDORS, type Vendor } from "./vendors.ts";

/** It becomes part of a host's name: nothing else may. */
const AwsRegion = z
  .string()
  .trim()
  .regex(/^[a-z]{2,4}(-[a-z]{2,12}){1,3}-\d{1,2}$/, "A region looks like eu-west-1.");

/** The vendors that are called by their own packages for the AI SDK. */
export const AI_SDK_KINDS: readonly ProviderKind[] = [
  kindOf(VENDORS.xai, "console.x.ai", ({ XAI_API_KEY }) => XAI_API_KEY),
  kindOf(VENDORS.together, "api.together.ai/settings", ({ TOGETHER_API_KEY }) => TOGETHER_API_KEY),
  kindOf(VENDORS.fireworks, "app.fireworks.ai", ({ FIREWORKS_API_KEY }) => FIREWORKS_API_KEY),
  kindOf(VENDORS.deepinfra, "deepinfra.com/dash", ({ DEEPINFRA_API_KEY }) => DEEPINFRA_API_KEY),
  kindOf(VENDORS.gateway, "vercel.com/ai-gateway", ({ AI_GATEWAY_API_KEY }) => AI_GATEWAY_API_KEY),
  {
    ...kindOf(
      VENDORS.bedrock,
      "the Bedrock console",
      ({ AWS_BEARER_TOKEN_BEDROCK }) => AWS_BEARER_TOKEN_BEDROCK,
    ),
    ...withOptions(
      {
        schema: z.strictObject({ region: AwsRegion.optional() }),
        fields: {
          region: {
            field: "text",
            label: "Region (optional)",
            hint: "Where the key was made. Empty: the one in the server's settings (AWS_REGION).",
            placeholder: "us-east-1",
          },
        },
      },
      ({ apiKey = "" }, { region }) =>
        createAiSdk(VENDORS.bedrock, { apiKey, region: region ?? env().AWS_REGION }),
    ),
  },
];

function kindOf(vendor: Vendor, site: string, keyIn: (env: Env) => string | undefined): ProviderKind {
  const needed = vendor.packageName === "ai" ? "ai" : `ai ${vendor.packageName}`;
  return {
    kind: vendor.id,
    label: vendor.label,
    key: "required",
    // Those without one are at an address that their package or the region knows.
    address: vendor.baseURL ? "optional" : "none",
    hint: `A key from ${site}. The server needs "npm install ${needed}".`,
    fromEnv: (env) => {
      const apiKey = keyIn(env);
      return apiKey ? createAiSdk(vendor, { apiKey, region: env.AWS_REGION }) : null;
    },
    create: ({ apiKey = "", baseURL, allowPrivate }) =>
      createAiSdk(vendor, { apiKey, baseURL, allowPrivate }),
  };
}
