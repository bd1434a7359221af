import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { ModelCapabilities, ProviderRequest } from "#lib/images/providers/types.ts";
import type { Subject } from "#tests/conformance.ts";
import type { Paint } from "#tests/fakes/paint.ts";
import { collect, failureOf, outputsOf, wholeRequestFor } from "./requests.ts";

type Vendor = {
  model: ModelCapabilities;
  /** With a fake whose pictures the test makes. */
  paintedBy: (paint: Paint) => Promise<Subject>;
  /** Its pictures are jobs, which another worker can go on with. */
  resumes?: boolean;
};

/** A little longer than the slowest of the fakes needs until it paints. */
const PATIENCE_MS = 500;
const STOPPED_WITHIN_MS = 1000;

/** What every adapter promises whatever its vendor does, tried on a fake that paints as it is told. */
export function describeVendor(name: string, { model, paintedBy, resumes }: Vendor): void {
  const withVendor = async (
    paint: Paint,
    work: (subject: Subject, asked: ProviderRequest) => Promise<void>,
  ) => {
    const subject = await paintedBy(paint);
    try {
      await work(subject, await wholeRequestFor(model));
    } finally {
      await subject.close();
    }
  };

  describe(`${name}, whatever its vendor does,`, () => {
    test.each(["png", "jpeg"] as const)(
      "hands on a picture of another shape, a %s, as it came",
      async (format) => {
        const odd = await sharp({ create: { width: 120, height: 40, channels: 3, background: "#357" } })
          .toFormat(format)
          .toBuffer();
        await withVendor(
          async () => odd,
          async ({ provider }, request) => {
            const [output] = outputsOf(await collect(provider, request));
            expect(output?.bytes.equals(odd)).toBe(true);
          },
        );
      },
    );

    test("leaves a vendor that never finishes when the time is over, and does not ask again", async () => {
      await withVendor(
        () => new Promise(() => {}),
        async ({ provider, callsMade }, request) => {
          const startedAt = performance.now();
          const over = AbortSignal.timeout(PATIENCE_MS);
          expect(await failureOf(collect(provider, request, over))).toBe(over.reason);
          expect(performance.now() - startedAt).toBeLessThan(PATIENCE_MS + STOPPED_WITHIN_MS);
          expect(callsMade?.()).toBe(1);
        },
      );
    });

    if (resumes) {
      test("goes on with the job of a worker that is gone, and buys nothing twice", async () => {
        const painted = Promise.withResolvers<Buffer>();
        await withVendor(
          () => painted.promise,
          async ({ provider, callsMade }, request) => {
            const remoteId = await submitAndVanish(provider.generate(request, new AbortController().signal));
            const resumed = provider.resume?.(remoteId, request, new AbortController().signal);
            const picture = await sharp({
              create: { width: 64, height: 64, channels: 3, background: "#a53" },
            })
              .png()
              .toBuffer();
            painted.resolve(picture);
            const outputs = [];
            for await (const event of resumed ?? []) if (event.type === "output") outputs.push(event.bytes);
            expect(outputs).toEqual([picture]);
            expect(callsMade?.()).toBe(1);
          },
        );
      });
    }
  });
}

/** Like a worker that is killed: reads until the job has an id, and never again. */
async function submitAndVanish(events: AsyncIterable<{ type: string; remoteId?: string }>): Promise<string> {
  const reading = events[Symbol.asyncIterator]();
  for (;;) {
    const { value, done } = await reading.next();
    if (done) throw new Error("It never said under which id.");
    if (value.type === "submitted" && value.remoteId) return value.remoteId;
  }
}
