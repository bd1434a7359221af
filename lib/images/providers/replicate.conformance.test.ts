import { createReplicate } from "#lib/images/providers/replicate.ts";
import { REAL_TIMEOUT_MS, realServer } from "#tests/conformance/real-servers.ts";
import { describeVendor } from "#tests/conformance/vendor-promises.ts";
import { describeProvider, type FailureCase } from "#tests/conformance.ts";
import { createSubject, modelById, type ReplicateSubject } from "#tests/fakes/replicate/subject.ts";
import type { Misbehaviour } from "#tests/fakes/replicate/types.ts";

type Case = FailureCase<ReplicateSubject>;

const behave = (misbehaviour: Misbehaviour) => (subject: ReplicateSubject) =>
  subject.fake.misbehave(misbehaviour);
const refuse = (status: number, fields: object = {}, headers: Record<string, string> = {}) =>
  behave({
    kind: "refuse",
    refusal: { status, body: { title: "No", detail: "No.", status, ...fields }, headers },
  });
const fail = (error: string) => behave({ kind: "end", status: "failed", error });

const FAILURES: Case[] = [
  { name: "a wrong token", arrange: refuse(401), code: "auth", charged: "no" },
  { name: "an account without credit", arrange: refuse(402), code: "out_of_credit", charged: "no" },
  { name: "a missing permission", arrange: refuse(403), code: "auth", charged: "no" },
  { name: "a model that is gone", arrange: refuse(404), code: "unknown_model", charged: "no" },
  { name: "a refused input", arrange: refuse(422), code: "invalid_request", charged: "no" },
  { name: "a rate limit", arrange: refuse(429), code: "rate_limited", charged: "no" },
  {
    name: "a rate limit with a wait in its body",
    arrange: refuse(429, { retry_after: 3 }),
    code: "rate_limited",
    charged: "no",
    retryAfterMs: 3000,
  },
  {
    name: "a rate limit with a wait in its header",
    arrange: refuse(429, {}, { "retry-after": "7" }),
    code: "rate_limited",
    charged: "no",
    retryAfterMs: 7000,
  },
  { name: "an error of its own", arrange: refuse(500), code: "unavailable", charged: "no" },
  { name: "a hang-up", arrange: behave({ kind: "hang-up" }), code: "unavailable", charged: "unknown" },
  { name: "a web page", arrange: behave({ kind: "web-page" }), code: "bad_output", charged: "unknown" },
  {
    name: "a picture that the safety check refused",
    arrange: fail("NSFW content detected. Try running it again, or try a different prompt."),
    code: "content_blocked",
    charged: "unknown",
  },
  {
    name: "a prompt that was flagged",
    arrange: fail("The input or output was flagged as sensitive. (E005)"),
    code: "content_blocked",
    charged: "unknown",
  },
  { name: "a model that broke", arrange: fail("CUDA error"), code: "unavailable", charged: "unknown" },
  {
    name: "a prediction that never began",
    arrange: behave({ kind: "end", status: "aborted" }),
    code: "timeout",
    charged: "no",
  },
  {
    name: "a prediction that somebody stopped",
    arrange: behave({ kind: "end", status: "canceled" }),
    code: "timeout",
    charged: "yes",
  },
  {
    name: "a prediction that is lost",
    arrange: behave({ kind: "lose" }),
    code: "unavailable",
    charged: "unknown",
  },
  {
    name: "an output that was deleted",
    arrange: behave({ kind: "expired" }),
    code: "bad_output",
    charged: "unknown",
  },
  {
    name: "a picture that never arrives whole",
    arrange: behave({ kind: "broken-download", times: 99 }),
    code: "unavailable",
    charged: "unknown",
  },
  {
    name: "a picture that is gone",
    arrange: behave({ kind: "no-download" }),
    code: "unavailable",
    charged: "unknown",
  },
  {
    name: "a gateway that stays broken",
    arrange: behave({ kind: "bad-gateway", times: 99 }),
    code: "unavailable",
    charged: "unknown",
  },
  {
    name: "a vendor that is not there",
    arrange: ({ fake }) => fake.close(),
    code: "unavailable",
    charged: "no",
  },
];

describeProvider("replicate", {
  model: modelById("black-forest-labs/flux-dev"),
  create: createSubject,
  failures: FAILURES,
});

describeProvider("replicate's editing models", {
  model: modelById("black-forest-labs/flux-2-pro"),
  create: createSubject,
});

describeVendor("replicate", {
  model: modelById("black-forest-labs/flux-dev"),
  paintedBy: (paint) => createSubject({ paint }),
  resumes: true,
});

/** The vendor itself, for money. */
const apiKey = realServer("REPLICATE_TEST_API_TOKEN");
if (apiKey) {
  describeProvider("replicate itself", {
    model: modelById("black-forest-labs/flux-dev"),
    create: async () => ({ provider: createReplicate({ apiKey }), close: async () => {} }),
    timeoutMs: REAL_TIMEOUT_MS,
  });
}
