import type { Warning } from "ai";
import sharp from "sharp";
import type { CallResult } from "#lib/images/providers/parallel-calls.ts";
import type { ProviderImage, ProviderRequest } from "#lib/images/providers/types.ts";
import { toProviderError } from "./errors.ts";
import type { LoadedSdk } from "./load.ts";
import { aspectRatioOf } from "./proportions.ts";
import type { Vendor } from "./vendors.ts";

/** What one call of a request needs beside it; pictures are encoded once for all its calls. */
export type Call = {
  sdk: LoadedSdk;
  vendor: Vendor;
  secrets: readonly string[];
  prompt: string | { text: string; images: Buffer[]; mask?: Buffer };
};

/** Formats that every vendor reads; the rest is sent as PNG. */
const READS = ["image/png", "image/jpeg"];

export async function encodePrompt(
  vendor: Vendor,
  { prompt, source, mask, references }: ProviderRequest,
): Promise<Call["prompt"]> {
  const images = await Promise.all([...(source ? [source] : []), ...references].map(encodePicture));
  if (images.length === 0) return prompt;
  const encoded = mask && (await vendor.encodeMask?.(mask));
  return { text: prompt, images, ...(encoded && { mask: encoded }) };
}

/** Asks for one picture. @throws {ProviderError} and the signal's reason */
export async function callOnce(
  { sdk: { ai, imageModel }, vendor, secrets, prompt }: Call,
  request: ProviderRequest,
  { seed, signal }: { seed: number | null; signal: AbortSignal },
): Promise<CallResult> {
  let refused = false;
  // The SDK would print its warnings; here they are shown to the person.
  globalThis.AI_SDK_LOG_WARNINGS = false;
  try {
    const model = ai.wrapImageModel({
      model: imageModel(request.model.id),
      middleware: {
        specificationVersion: "v4",
        // An empty answer that is final is a refusal, and the SDK's own error does not tell it from another.
        wrapGenerate: async ({ doGenerate }) => {
          const result = await doGenerate();
          refused = result.images.length === 0 && result.isRetryable === false;
          return result;
        },
      },
    });
    const result = await ai.generateImage({
      model,
      prompt,
      n: 1,
      ...sizeFor(vendor, request),
      ...(seed !== null && { seed }),
      providerOptions: { [vendor.optionsKey]: given(vendor.options?.(request) ?? {}) },
      maxRetries: 0,
      abortSignal: signal,
    });
    const [call] = result.calls;
    const metadata = call?.providerMetadata?.[vendor.optionsKey];
    const requestId = call?.response.headers?.["x-request-id"];
    return {
      pictures: result.images.map(({ uint8Array }) => ({ bytes: Buffer.from(uint8Array) })),
      seed,
      costMicros: vendor.costMicros?.(metadata) ?? null,
      usage: { ...result.usage },
      warnings: result.warnings.map((warning) => describeWarning(vendor, warning)),
      ...(requestId && { providerRequestId: requestId }),
    };
  } catch (error) {
    signal.throwIfAborted();
    throw toProviderError(error, { ai, vendor: { name: vendor.label, secrets }, refused });
  }
}

function sizeFor({ sizedBy }: Vendor, { params: { width, height } }: ProviderRequest) {
  if (!width || !height) return {};
  if (sizedBy === "size") return { size: `${width}x${height}` as const };
  const aspectRatio = aspectRatioOf({ width, height });
  return aspectRatio ? { aspectRatio } : {};
}

function given(options: Record<string, string | number | boolean | undefined>) {
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function describeWarning({ label }: Vendor, warning: Warning): string {
  if (warning.type === "other") return `${label}: ${warning.message}`;
  const subject = "feature" in warning ? warning.feature : warning.setting;
  return warning.type === "compatibility"
    ? `${label} takes “${subject}” only in part.`
    : `${label} left “${subject}” out: it does not know it.`;
}

async function encodePicture({ bytes, mimeType }: ProviderImage): Promise<Buffer> {
  return READS.includes(mimeType) ? bytes : sharp(bytes).png().toBuffer();
}
