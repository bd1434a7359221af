import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Charged, GenerationErrorCode } from "#lib/images/constants.ts";
import { lockPixels } from "#lib/images/pixel-lock.ts";
import {
  type ImageProvider,
  type ModelCapabilities,
  ProviderError,
  type ProviderEvent,
  type ProviderImage,
} from "#lib/images/providers/types.ts";
import {
  decode,
  difference,
  drawnInstructions,
  type Half,
  halfMask,
  sourcePicture,
} from "#tests/conformance/pixels.ts";
import {
  collect,
  failureOf,
  onePicture,
  outputsOf,
  requestFor,
  smallestSize,
  wholeRequestFor,
} from "#tests/conformance/requests.ts";

/** A provider and the vendor behind it, ready to be called. */
export type Subject = {
  provider: ImageProvider;
  /** Calls that reached the vendor; absent where there is no vendor. */
  callsMade?: () => number;
  close: () => Promise<void>;
};

export type FailureCase<S extends Subject> = {
  name: string;
  /** Makes the vendor's next answer go wrong. */
  arrange: (subject: S) => void | Promise<void>;
  code: GenerationErrorCode;
  charged: Charged;
  retryAfterMs?: number;
};

type Suite<S extends Subject> = {
  model: ModelCapabilities;
  create: () => Promise<S>;
  failures?: readonly FailureCase<S>[];
  /** Of each test; a real server needs more than a fake. */
  timeoutMs?: number;
};

const ABORT_MS = 1000;
/** Drawing takes a provider that runs on this machine a second or more, and some tests draw several times. */
const TIMEOUT_MS = 30_000;
/** Mean difference a channel, of 255, from which on a picture counts as changed. */
const CHANGED = 8;

/** What every adapter promises, tried on one of its models; parts that the model cannot do are left out. */
export function describeProvider<S extends Subject>(
  name: string,
  { model, create, failures = [], timeoutMs = TIMEOUT_MS }: Suite<S>,
): void {
  describe(`${name} as a provider`, { timeout: timeoutMs }, () => {
    let subject: S;
    beforeEach(async () => {
      subject = await create();
    });
    afterEach(() => subject.close());

    describePictures(model, () => subject.provider);
    if (model.operations.includes("image-to-image")) describeEdits(model, () => subject.provider);
    if (model.mask !== "none") describeMasks(model, () => subject.provider);
    if (model.seed) describeSeeds(model, () => subject.provider);
    describeEvents(model, () => subject.provider);
    describeAborts(model, () => subject);
    describeFailures(model, failures, () => subject);
  });
}

function describePictures(model: ModelCapabilities, provider: () => ImageProvider): void {
  test("a request gives one picture of the size that was asked for", async () => {
    const bytes = await onePicture(provider(), await wholeRequestFor(model));
    expect(await decode(bytes)).toMatchObject(smallestSize(model));
  });

  testIf(model.countMax > 1, "as many pictures come as were asked for, no two alike", async () => {
    const count = Math.min(3, model.countMax);
    const request = await wholeRequestFor(model, { params: { count } });
    const outputs = outputsOf(await collect(provider(), request));
    expect(outputs).toHaveLength(count);
    expect(new Set(outputs.map(({ bytes }) => bytes.toString("base64"))).size).toBe(count);
  });

  test.each(model.outputFormat?.values ?? [])("a picture asked for as %s is one", async (outputFormat) => {
    const bytes = await onePicture(provider(), await wholeRequestFor(model, { params: { outputFormat } }));
    expect((await decode(bytes)).format).toBe(outputFormat);
  });
}

function describeEdits(model: ModelCapabilities, provider: () => ImageProvider): void {
  const edit = async (params: { strength?: number } = {}) => {
    const source = await sourcePicture(smallestSize(model));
    const prompt = "Make it warmer and add a moon";
    const request = requestFor(model, { operation: "image-to-image", prompt, source, params });
    return { before: source.bytes, after: await onePicture(provider(), request) };
  };

  test("an edit gives a picture that differs from its source", async () => {
    const { before, after } = await edit();
    expect(await decode(after)).toMatchObject(smallestSize(model));
    expect(await difference(before, after)).toBeGreaterThan(0);
  });

  testIf(model.strength, "more strength leads further away from the source", async () => {
    const edits = await Promise.all([0.1, 0.5, 1].map((strength) => edit({ strength })));
    const distances = await Promise.all(edits.map(({ before, after }) => difference(before, after)));
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    expect(new Set(distances).size).toBe(distances.length);
  });

  testIf(model.referencesMax > 0, "references are taken along with a source", async () => {
    const source = await sourcePicture(smallestSize(model));
    const request = requestFor(model, { operation: "image-to-image", source, references: [source] });
    expect(await decode(await onePicture(provider(), request))).toMatchObject(smallestSize(model));
  });

  testIf(model.markup, "instructions drawn on a source are taken along with it", async () => {
    const source = await sourcePicture(smallestSize(model));
    const markup = await drawnInstructions(source);
    const request = requestFor(model, { operation: "image-to-image", source, markup });
    expect(await decode(await onePicture(provider(), request))).toMatchObject(smallestSize(model));
  });
}

/** A part of the above, for models that do nothing without a mask. */
export function describeMasks(model: ModelCapabilities, provider: () => ImageProvider): void {
  const outside = {
    exact: "keeps every pixel of the other half",
    guided: "leaves the other half mostly alone",
    emulated: "leaves the other half alone once its pixels are put back",
    none: "",
  }[model.mask];

  test.each<[Half, Half]>([
    ["left", "right"],
    ["right", "left"],
  ])(`a mask over the %s half changes it and ${outside}`, async (masked, kept) => {
    const source = await sourcePicture(smallestSize(model));
    const mask = await halfMask(source, masked);
    const prompt = "A blue elephant, black and white";
    const request = requestFor(model, { operation: "inpaint", prompt, source, mask });
    const result = await onePicture(provider(), request);
    const after = model.mask === "emulated" ? await putBack(source, mask, result) : result;
    const changed = await difference(source.bytes, after, masked);
    expect(changed).toBeGreaterThan(CHANGED);
    expect(await difference(source.bytes, after, kept)).toBeLessThanOrEqual(
      model.mask === "exact" ? 0 : changed / 4,
    );
  });
}

/** As the worker does with what such a model made. */
async function putBack(source: ProviderImage, mask: ProviderImage, result: Buffer): Promise<Buffer> {
  const { bytes } = await lockPixels({ source: source.bytes, mask: mask.bytes, result });
  return bytes;
}

function describeSeeds(model: ModelCapabilities, provider: () => ImageProvider): void {
  test("the same seed gives the same bytes and another seed others", async () => {
    const draw = async (seed: number) =>
      onePicture(provider(), await wholeRequestFor(model, { params: { seed } }));
    const [first, again, other] = await Promise.all([draw(11), draw(11), draw(12)]);
    expect(again.equals(first)).toBe(true);
    expect(other.equals(first)).toBe(false);
  });

  test("an output's own seed, used alone, gives that output again", async () => {
    const count = Math.min(2, model.countMax);
    const several = await wholeRequestFor(model, { params: { count, seed: 5 } });
    const last = outputsOf(await collect(provider(), several)).at(-1);
    const alone = await wholeRequestFor(model, { params: { seed: last?.seed ?? -1 } });
    const again = await onePicture(provider(), alone);
    expect(last?.bytes.equals(again)).toBe(true);
  });
}

function describeEvents(model: ModelCapabilities, provider: () => ImageProvider): void {
  let run: Promise<ProviderEvent[]> | undefined;
  /** One run for all tests here, which only look at it. */
  const events = () => {
    run ??= wholeRequestFor(model).then((request) => collect(provider(), request));
    return run;
  };

  test("done comes once and last, and no picture before the request was submitted", async () => {
    const types = (await events()).map(({ type }) => type);
    expect(types.filter((type) => type === "done")).toHaveLength(1);
    expect(types.at(-1)).toBe("done");
    const submitted = types.indexOf("submitted");
    if (submitted !== -1) expect(submitted).toBeLessThan(types.indexOf("output"));
  });

  test("progress never goes back and stays between 0 and 1", async () => {
    const told = await events();
    const progress = told.filter((event) => event.type === "progress").map((event) => event.progress);
    if (!model.progress) return expect(progress.filter((value) => value !== null)).toEqual([]);
    const values = progress.map(Number);
    expect(values.length).toBeGreaterThan(0);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  testIf(model.previews, "previews are pictures and come before the result", async () => {
    const told = await events();
    const firstOutput = told.findIndex(({ type }) => type === "output");
    const previews = told.filter((event) => event.type === "preview");
    expect(previews.length).toBeGreaterThan(0);
    for (const preview of previews) {
      expect(told.indexOf(preview)).toBeLessThan(firstOutput);
      expect((await decode(preview.bytes)).width).toBeGreaterThan(0);
    }
  });

  test("a free model costs nothing, and only such a one", async () => {
    const done = (await events()).at(-1);
    const costMicros = done?.type === "done" ? done.costMicros : undefined;
    if (model.cost === "free") expect(costMicros).toBe(0);
    else expect(costMicros).not.toBe(0);
  });
}

function describeAborts(model: ModelCapabilities, subject: () => Subject): void {
  const moments = model.previews ? (["event", "preview"] as const) : (["event"] as const);

  test.each(moments)(
    "an abort at the first %s throws its reason at once and yields nothing more",
    async (moment) => {
      const abort = new AbortController();
      const reason = new Error("The person canceled.");
      const late: ProviderEvent[] = [];
      let abortedAt = Number.NaN;
      const request = await wholeRequestFor(model);
      const run = async () => {
        for await (const event of subject().provider.generate(request, abort.signal)) {
          if (abort.signal.aborted) late.push(event);
          if (moment === "event" || event.type === moment) abort.abort(reason);
          if (Number.isNaN(abortedAt) && abort.signal.aborted) abortedAt = performance.now();
        }
      };
      expect(await failureOf(run())).toBe(reason);
      expect(late).toEqual([]);
      expect(performance.now() - abortedAt).toBeLessThan(ABORT_MS);
    },
  );

  test("a request that is aborted before it starts never reaches the vendor", async () => {
    const reason = new Error("Too late.");
    const request = await wholeRequestFor(model);
    const run = collect(subject().provider, request, AbortSignal.abort(reason));
    expect(await failureOf(run)).toBe(reason);
    expect(subject().callsMade?.() ?? 0).toBe(0);
  });
}

function describeFailures<S extends Subject>(
  model: ModelCapabilities,
  failures: readonly FailureCase<S>[],
  subject: () => S,
): void {
  test.each(failures)("$name is $code, charged $charged, and is not tried again", async (failure) => {
    await failure.arrange(subject());
    const request = await wholeRequestFor(model);
    const error = await failureOf(collect(subject().provider, request));
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ code: failure.code, charged: failure.charged });
    if (failure.retryAfterMs !== undefined)
      expect(error).toMatchObject({ retryAfterMs: failure.retryAfterMs });
    expect(subject().callsMade?.() ?? 1).toBeLessThanOrEqual(1);
  });
}

/** Left out rather than skipped: a skipped test would look like one that is owed. */
function testIf(condition: unknown, name: string, run: () => Promise<void>): void {
  if (condition) test(name, run);
}
