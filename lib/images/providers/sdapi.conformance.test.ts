import { createSdapi } from "#lib/images/providers/sdapi.ts";
import { REAL_TIMEOUT_MS, realServer } from "#tests/conformance/real-servers.ts";
import { describeVendor } from "#tests/conformance/vendor-promises.ts";
import { describeProvider, type FailureCase } from "#tests/conformance.ts";
import { httpException } from "#tests/fakes/sdapi/fields.ts";
import { createSubject, firstModel, type SdapiSubject } from "#tests/fakes/sdapi/subject.ts";
import type { Misbehaviour, Refusal } from "#tests/fakes/sdapi/types.ts";

const misbehave = (misbehaviour: Misbehaviour) => (subject: SdapiSubject) =>
  subject.fake.misbehave(misbehaviour);
const refuse = (refusal: Refusal) => misbehave({ kind: "refuse", refusal });
const free = { charged: "no" } as const;

const OUT_OF_MEMORY = {
  status: 500,
  body: { error: "OutOfMemoryError", detail: "", body: "", errors: "CUDA out of memory." },
};
const BUSY = { status: 503, body: { detail: { msg: "Server is busy; please try again later." } } };

const FAILURES: FailureCase<SdapiSubject>[] = [
  {
    name: "a wrong password",
    arrange: refuse(httpException(401, "Incorrect username or password")),
    code: "auth",
    ...free,
  },
  {
    name: "a sampler that is gone",
    arrange: refuse(httpException(404, "Sampler not found")),
    code: "invalid_request",
    ...free,
  },
  {
    name: "a checkpoint that is gone",
    arrange: refuse(httpException(404, "Model not found")),
    code: "unknown_model",
    ...free,
  },
  {
    name: "a bad field",
    arrange: refuse({ status: 422, body: { detail: [{ loc: ["body"], msg: "Bad.", type: "x" }] } }),
    code: "invalid_request",
    ...free,
  },
  {
    name: "a refusal of sd-server",
    arrange: refuse({ status: 400, body: { error: "invalid params" } }),
    code: "invalid_request",
    ...free,
  },
  {
    name: "a server without the API",
    arrange: refuse({ status: 404, body: { detail: "Not Found" } }),
    code: "unavailable",
    ...free,
  },
  { name: "too little memory", arrange: refuse(OUT_OF_MEMORY), code: "invalid_request", ...free },
  {
    name: "a failure of the server",
    arrange: refuse({ status: 500, body: { error: "NansException" } }),
    code: "unavailable",
    ...free,
  },
  { name: "a busy server", arrange: refuse(BUSY), code: "rate_limited", ...free },
  {
    name: "a rate limit with a wait",
    arrange: refuse({ status: 429, body: "", headers: { "retry-after": "12" } }),
    code: "rate_limited",
    retryAfterMs: 12_000,
    ...free,
  },
  {
    name: "a rate limit without one",
    arrange: refuse({ status: 429, body: "" }),
    code: "rate_limited",
    ...free,
  },
  {
    name: "a web page with status 502",
    arrange: refuse({ status: 502, body: "<html>Bad gateway</html>" }),
    code: "unavailable",
    ...free,
  },
  {
    name: "a web page with status 200",
    arrange: misbehave({ kind: "web-page" }),
    code: "bad_output",
    ...free,
  },
  { name: "other JSON", arrange: misbehave({ kind: "other-json" }), code: "bad_output", ...free },
  { name: "an answer without a picture", arrange: misbehave({ kind: "empty" }), code: "bad_output", ...free },
  { name: "an answer cut off", arrange: misbehave({ kind: "truncate" }), code: "unavailable", ...free },
  { name: "a connection reset", arrange: misbehave({ kind: "hang-up" }), code: "unavailable", ...free },
  { name: "a server that is not there", arrange: ({ fake }) => fake.close(), code: "unavailable", ...free },
];

for (const software of ["a1111", "forge", "sdnext", "sd-server", "koboldcpp", "draw-things"] as const) {
  const failures = software === "a1111" ? FAILURES : [];
  const model = await firstModel(software);
  describeProvider(`sdapi (${software})`, { model, create: () => createSubject({ software }), failures });
}

for (const software of ["a1111", "sd-server"] as const) {
  const model = await firstModel(software);
  describeVendor(`sdapi (${software})`, { model, paintedBy: (paint) => createSubject({ software, paint }) });
}

/** Real ones, whichever there are: the same promises, apart from failures that only a fake can be told to make. */
for (const baseURL of [realServer("A1111_URL"), realServer("SD_SERVER_URL")]) {
  if (!baseURL) continue;
  const provider = createSdapi({ baseURL, allowPrivate: true });
  const [model] = (await provider.discover?.(AbortSignal.timeout(20_000))) ?? [];
  if (!model) throw new Error(`${baseURL} has no checkpoint.`);
  const create = async () => ({ provider, close: async () => {} });
  describeProvider(`sdapi at ${baseURL}`, { model, create, timeoutMs: REAL_TIMEOUT_MS });
}
