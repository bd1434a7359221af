import { ProviderError, type ProviderEvent, type ProviderRequest } from "./types.ts";

/** A vendor where each picture is a job with an id, which can be asked for and stopped by whoever knows it. */
export type JobVendor<Submission> = {
  /** One for each picture: of several from one call, only the first could be made again by its seed. */
  prepare(request: ProviderRequest): Promise<Submission[]>;
  /** Buys one. Not to be aborted: a job whose id never arrived could not be stopped. @throws {ProviderError} */
  submit(submission: Submission): Promise<string>;
  /** Asks for a job until its picture is there, with a sign of life each time. @throws {ProviderError} and the signal's reason */
  follow(job: string, signal: AbortSignal): AsyncGenerator<ProviderEvent, Buffer, undefined>;
  /** Bounded in time. Never throws: who calls it has a reason of its own. */
  cancel(jobs: readonly string[]): Promise<void>;
  /** What a job's id looks like. */
  jobPattern: RegExp;
  /** Micro-dollars of one picture of a request; null when unknown. */
  priceOf(request: ProviderRequest): number | null;
  /** Stored beside the cost. */
  pricesVersion: string;
};

type Events = AsyncGenerator<ProviderEvent, void, undefined>;
type Bought = { jobs: readonly string[]; failures: ProviderError[] };

/** Buys the pictures of a request and waits for them. @throws {ProviderError} and the signal's reason */
export async function* buyJobs<Submission>(
  vendor: JobVendor<Submission>,
  request: ProviderRequest,
  signal: AbortSignal,
): Events {
  signal.throwIfAborted();
  const submissions = await vendor.prepare(request);
  signal.throwIfAborted();
  const jobs: string[] = [];
  const failures: ProviderError[] = [];
  try {
    for (const submission of submissions) {
      try {
        jobs.push(await vendor.submit(submission));
      } catch (error) {
        failures.push(asProviderError(error));
        break;
      }
      signal.throwIfAborted();
      yield { type: "submitted", remoteId: jobs.join(" ") };
      signal.throwIfAborted();
    }
    yield* collect(vendor, request, { jobs, failures }, signal);
  } finally {
    // Also for who is aborted while it waits at a `yield` and never comes back to the loop.
    if (signal.aborted) await vendor.cancel(jobs);
  }
}

/** Waits for what an earlier worker bought. @throws {ProviderError} and the signal's reason */
export async function* resumeJobs<Submission>(
  vendor: JobVendor<Submission>,
  remoteId: string,
  request: ProviderRequest,
  signal: AbortSignal,
): Events {
  const jobs = remoteId.split(" ");
  if (!jobs.every((job) => vendor.jobPattern.test(job))) {
    const message = "The note of what was started could not be read. It may have been charged.";
    throw new ProviderError("unavailable", message, { charged: "unknown" });
  }
  try {
    yield* collect(vendor, request, { jobs, failures: [] }, signal);
  } finally {
    if (signal.aborted) await vendor.cancel(jobs);
  }
}

/** The first picture has the seed that was asked for, each further one the next. */
export function seedOf({ model, params }: ProviderRequest, index: number): number {
  return ((params.seed ?? 0) + index) % ((model.seed?.max ?? 0) + 1);
}

/** The pictures of jobs that work side by side. Some without the others are kept, with a warning. */
async function* collect<Submission>(
  vendor: JobVendor<Submission>,
  request: ProviderRequest,
  { jobs, failures }: Bought,
  signal: AbortSignal,
): Events {
  let made = 0;
  for (const [index, job] of jobs.entries()) {
    try {
      const bytes = yield* vendor.follow(job, signal);
      made += 1;
      yield { type: "output", bytes, seed: seedOf(request, index) };
    } catch (error) {
      signal.throwIfAborted();
      failures.push(asProviderError(error));
    }
    signal.throwIfAborted();
  }
  const gravest = failures.find(({ charged }) => charged !== "no") ?? failures[0];
  if (made === 0 && gravest) throw gravest;
  yield {
    type: "done",
    usage: { pricesVersion: vendor.pricesVersion, jobs },
    costMicros: totalCost(vendor.priceOf(request), made, failures),
    warnings: missing(request.params.count ?? 1, made, gravest),
  };
}

function asProviderError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  throw error;
}

/** Unknown as soon as one part is: a sum that leaves something out would look like the whole. */
function totalCost(one: number | null, made: number, failures: readonly ProviderError[]): number | null {
  return one === null || failures.some(({ charged }) => charged !== "no") ? null : one * made;
}

function missing(wanted: number, made: number, cause: ProviderError | undefined): string[] {
  if (made >= wanted) return [];
  const why = cause?.message ?? "The others were not ordered before the server stopped.";
  return [`${wanted - made} of ${wanted} pictures ${wanted - made === 1 ? "is" : "are"} missing. ${why}`];
}
