import type { DialectName } from "#lib/images/providers/openai-compatible/dialects.ts";
import { createOpenAiCompatible } from "#lib/images/providers/openai-compatible.ts";
import { REAL_TIMEOUT_MS, realServer } from "#tests/conformance/real-servers.ts";
import { describeVendor } from "#tests/conformance/vendor-promises.ts";
import { describeProvider, type FailureCase } from "#tests/conformance.ts";
import { type CompatibleSubject, createSubject, modelOf } from "#tests/fakes/openai-compatible/subject.ts";
import type { Misbehaviour, Refusal } from "#tests/fakes/openai-compatible/types.ts";

/** Errors as each server puts them. */
const WORDS: Record<DialectName, (message: string) => unknown> = {
  "sd-server": (error) => ({ error }),
  "local-ai": (message) => ({ error: { code: 500, message, type: "" } }),
  "vllm-omni": (detail) => ({ detail }),
  gateway: (message) => ({ error: { message, type: "invalid_request_error", param: null, code: null } }),
};

/** As a gateway hands it on from the vendor behind it. */
const AGAINST_THE_RULES: Refusal = {
  status: 400,
  body: { error: { message: "Rejected by our safety system.", code: "content_policy_violation" } },
};

const after = (misbehaviour: Misbehaviour) => (subject: CompatibleSubject) =>
  subject.fake.misbehave(misbehaviour);

function failuresOf(dialect: DialectName): FailureCase<CompatibleSubject>[] {
  const refuse = (status: number, headers?: Refusal["headers"]) =>
    after({ kind: "refuse", refusal: { status, body: WORDS[dialect]("It went wrong."), headers } });
  return [
    { name: "a refused field", arrange: refuse(400), code: "invalid_request", charged: "no" },
    { name: "a wrong key", arrange: refuse(401), code: "auth", charged: "no" },
    { name: "a missing permission", arrange: refuse(403), code: "auth", charged: "no" },
    { name: "an unknown model", arrange: refuse(404), code: "unknown_model", charged: "no" },
    { name: "a field of the wrong type", arrange: refuse(422), code: "invalid_request", charged: "no" },
    { name: "a full queue", arrange: refuse(429), code: "rate_limited", charged: "no" },
    {
      name: "a full queue with a wait",
      arrange: refuse(429, { "retry-after": "7" }),
      code: "rate_limited",
      charged: "no",
      retryAfterMs: 7000,
    },
    {
      name: "a prompt against the rules",
      arrange: after({ kind: "refuse", refusal: AGAINST_THE_RULES }),
      code: "content_blocked",
      charged: "no",
    },
    { name: "a failure of the server", arrange: refuse(500), code: "unavailable", charged: "no" },
    { name: "a model that is being loaded", arrange: refuse(503), code: "unavailable", charged: "no" },
    { name: "half an answer", arrange: after({ kind: "truncate" }), code: "bad_output", charged: "unknown" },
    {
      name: "a connection reset in the answer",
      arrange: after({ kind: "reset" }),
      code: "unavailable",
      charged: "unknown",
    },
    {
      name: "a connection reset before the answer",
      arrange: after({ kind: "hang-up" }),
      code: "unavailable",
      charged: "unknown",
    },
    {
      name: "a server that is not there",
      arrange: ({ fake }) => fake.close(),
      code: "unavailable",
      charged: "no",
    },
    { name: "an empty list", arrange: after({ kind: "empty" }), code: "bad_output", charged: "unknown" },
    { name: "a web page", arrange: after({ kind: "web-page" }), code: "bad_output", charged: "unknown" },
  ];
}

for (const dialect of ["sd-server", "local-ai", "vllm-omni", "gateway"] as const) {
  describeProvider(dialect, {
    model: modelOf(dialect),
    create: () => createSubject(dialect),
    failures: failuresOf(dialect),
  });
  describeVendor(dialect, {
    model: modelOf(dialect),
    paintedBy: (paint) => createSubject(dialect, {}, undefined, paint),
  });
}

/** Real servers, where they are: each with the first model that it lists. */
const REAL = {
  "sd-server": realServer("SD_SERVER_URL"),
  "local-ai": realServer("LOCALAI_URL"),
  "vllm-omni": realServer("VLLM_OMNI_URL"),
};

for (const dialect of ["sd-server", "local-ai", "vllm-omni"] as const) {
  const baseURL = REAL[dialect];
  if (!baseURL) continue;
  const provider = createOpenAiCompatible({ dialect, baseURL, allowPrivate: true });
  const [model = modelOf(dialect)] = (await provider.discover?.(AbortSignal.timeout(10_000))) ?? [];
  describeProvider(`a real ${dialect}`, {
    model,
    create: async () => ({ provider, close: async () => {} }),
    timeoutMs: REAL_TIMEOUT_MS,
  });
}
