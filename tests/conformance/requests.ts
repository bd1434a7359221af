import type {
  ImageProvider,
  ModelCapabilities,
  ProviderEvent,
  ProviderRequest,
  Size,
} from "#lib/images/providers/types.ts";
import { halfMask, sourcePicture } from "./pixels.ts";

/** Pixels a side. */
const SMALL = 256;

export type Output = Extract<ProviderEvent, { type: "output" }>;

/** A valid request for `model` at its cheapest. `params` are added to the size, count and seed it always has. */
export function requestFor(
  model: ModelCapabilities,
  overrides: Partial<ProviderRequest> = {},
): ProviderRequest {
  return {
    attemptId: "att_conformance",
    endUserId: "5f2b1c7e9d",
    model,
    operation: "text-to-image",
    references: [],
    ...overrides,
    prompt: model.prompt === "none" ? "" : (overrides.prompt ?? "A red lighthouse by the sea at sunset"),
    params: {
      ...(model.size.presets.length > 0 && smallestSize(model)),
      count: 1,
      ...(model.seed && { seed: 7 }),
      ...(model.searchPrompt && { searchPrompt: "the house" }),
      ...overrides.params,
    },
  };
}

/** As `requestFor`, with the pictures that a model needs which makes none from words alone. */
export async function wholeRequestFor(
  model: ModelCapabilities,
  overrides: Partial<ProviderRequest> = {},
): Promise<ProviderRequest> {
  if (model.operations.includes("text-to-image")) return requestFor(model, overrides);
  const source = await sourcePicture(smallestSize(model));
  if (model.operations.includes("image-to-image")) {
    return requestFor(model, { operation: "image-to-image", source, ...overrides });
  }
  const mask = await halfMask(source, "left");
  return requestFor(model, { operation: "inpaint", source, mask, ...overrides });
}

/** Of the sizes it takes, but large enough to show something; any will do for one that only has those of its sources. */
export function smallestSize({ size: { presets, free } }: ModelCapabilities): Size {
  const offered = [...presets, ...(free ? [squareOf(free)] : [])];
  const [first = { width: 512, height: 512 }, ...rest] = offered;
  return rest.reduce((least, size) => (area(size) < area(least) ? size : least), first);
}

function squareOf({ min, minPixels, multipleOf }: NonNullable<ModelCapabilities["size"]["free"]>): Size {
  const side = Math.max(SMALL, min, Math.sqrt(minPixels));
  const width = Math.ceil(side / multipleOf) * multipleOf;
  return { width, height: width };
}

/** Runs a request to its end. */
export async function collect(
  provider: ImageProvider,
  request: ProviderRequest,
  signal: AbortSignal = new AbortController().signal,
): Promise<ProviderEvent[]> {
  const events: ProviderEvent[] = [];
  for await (const event of provider.generate(request, signal)) events.push(event);
  return events;
}

export function outputsOf(events: readonly ProviderEvent[]): Output[] {
  return events.filter((event) => event.type === "output");
}

/** The one picture of a request for one. */
export async function onePicture(provider: ImageProvider, request: ProviderRequest): Promise<Buffer> {
  const [output] = outputsOf(await collect(provider, request));
  if (!output) throw new Error("There was no picture.");
  return output.bytes;
}

/** The error a request ends with. */
export async function failureOf(run: Promise<unknown>): Promise<unknown> {
  return run.then(
    () => new Error("It did not fail."),
    (error: unknown) => error,
  );
}

function area({ width, height }: Size): number {
  return width * height;
}
