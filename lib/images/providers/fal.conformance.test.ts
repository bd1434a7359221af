import { createFal } from "#lib/images/providers/fal.ts";
import { REAL_TIMEOUT_MS, realServer } from "#tests/conformance/real-servers.ts";
import { describeVendor } from "#tests/conformance/vendor-promises.ts";
import { describeProvider, type FailureCase } from "#tests/conformance.ts";
import { detail } from "#tests/fakes/fal/contract.ts";
import { createSubject, type FalSubject, modelById } from "#tests/fakes/fal/subject.ts";
import type { Misbehaviour, Refusal } from "#tests/fakes/fal/types.ts";

type Case = FailureCase<FalSubject>;

const behave = (misbehaviour: Misbehaviour) => (subject: FalSubject) => subject.fake.misbehave(misbehaviour);
const refuse = (status: number, said: unknown, headers?: Refusal["headers"]) =>
  behave({ kind: "refuse", refusal: { status, body: { detail: said }, ...(headers && { headers }) } });
const fail = (status: number, said: unknown) =>
  behave({ kind: "fail", refusal: { status, body: { detail: said } } });

const FAILURES: Case[] = [
  { name: "a wrong key", arrange: refuse(401, "Invalid key."), code: "auth", charged: "no" },
  { name: "a missing permission", arrange: refuse(403, "Not allowed."), code: "auth", charged: "no" },
  {
    name: "a locked account",
    arrange: refuse(403, "User is locked. Reason: Exhausted balance."),
    code: "out_of_credit",
    charged: "no",
  },
  { name: "a model that is gone", arrange: refuse(404, "Not found"), code: "unknown_model", charged: "no" },
  { name: "a rate limit", arrange: refuse(429, "Slow down."), code: "rate_limited", charged: "no" },
  {
    name: "a rate limit with a wait",
    arrange: refuse(429, "Slow down.", { "retry-after": "7" }),
    code: "rate_limited",
    charged: "no",
    retryAfterMs: 7000,
  },
  { name: "a queue that broke", arrange: refuse(500, "Oops."), code: "unavailable", charged: "no" },
  { name: "a hang-up", arrange: behave({ kind: "hang-up" }), code: "unavailable", charged: "unknown" },
  { name: "a web page", arrange: behave({ kind: "web-page" }), code: "bad_output", charged: "unknown" },
  {
    name: "a prompt against the rules",
    arrange: fail(422, [detail(["body", "prompt"], "Flagged.", "content_policy_violation")]),
    code: "content_blocked",
    charged: "unknown",
  },
  {
    name: "a picture that the safety check painted black",
    arrange: behave({ kind: "black-picture" }),
    code: "content_blocked",
    charged: "unknown",
  },
  {
    name: "a refused input",
    arrange: fail(422, [detail(["body", "image_url"], "Too large.")]),
    code: "invalid_request",
    charged: "unknown",
  },
  { name: "a runner that broke", arrange: fail(500, "Runner error."), code: "unavailable", charged: "no" },
  { name: "a runner that was too slow", arrange: fail(504, "Timed out."), code: "timeout", charged: "no" },
  { name: "a job that is lost", arrange: behave({ kind: "lose" }), code: "unavailable", charged: "unknown" },
  {
    name: "a result without pictures",
    arrange: behave({ kind: "no-pictures" }),
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

describeProvider("fal", { model: modelById("fal-ai/flux/dev"), create: createSubject, failures: FAILURES });

describeProvider("fal's editing models", { model: modelById("fal-ai/flux-2"), create: createSubject });
describeVendor("fal", {
  model: modelById("fal-ai/flux/dev"),
  paintedBy: (paint) => createSubject({ paint }),
  resumes: true,
});

/** The vendor itself, for money. */
const apiKey = realServer("FAL_TEST_KEY");
if (apiKey) {
  describeProvider("fal itself", {
    model: modelById("fal-ai/flux/dev"),
    create: async () => ({ provider: createFal({ apiKey }), close: async () => {} }),
    timeoutMs: REAL_TIMEOUT_MS,
  });
}
