import { createOpenAi } from "#lib/images/providers/openai.ts";
import { REAL_TIMEOUT_MS, realServer } from "#tests/conformance/real-servers.ts";
import { describeVendor } from "#tests/conformance/vendor-promises.ts";
import { describeProvider, type FailureCase } from "#tests/conformance.ts";
import {
  badGateway,
  blocked,
  invalid,
  moderationError,
  outOfCredit,
  rateLimited,
  refusal,
  unknownModel,
  wrongKey,
} from "#tests/fakes/openai/refusals.ts";
import { createSubject, modelById, type OpenAiSubject } from "#tests/fakes/openai/subject.ts";
import type { Refusal } from "#tests/fakes/openai/types.ts";

const refuse = (answer: Refusal) => (subject: OpenAiSubject) =>
  subject.fake.misbehave({ kind: "refuse", refusal: answer });

const FAILURES: FailureCase<OpenAiSubject>[] = [
  { name: "a blocked prompt", arrange: refuse(blocked()), code: "content_blocked", charged: "no" },
  {
    name: "a blocked picture",
    arrange: refuse(blocked("output")),
    code: "content_blocked",
    charged: "unknown",
  },
  {
    name: "a prompt against the older policy code",
    arrange: refuse(refusal(400, { code: "content_policy_violation" })),
    code: "content_blocked",
    charged: "no",
  },
  {
    name: "a block in the middle of the stream",
    arrange: ({ fake }) => fake.misbehave({ kind: "error-event", error: moderationError("output") }),
    code: "content_blocked",
    charged: "unknown",
  },
  {
    name: "a server error in the middle of the stream",
    arrange: ({ fake }) =>
      fake.misbehave({ kind: "error-event", error: { code: "server_error", message: "Oops" } }),
    code: "unavailable",
    charged: "unknown",
  },
  { name: "an empty account", arrange: refuse(outOfCredit()), code: "out_of_credit", charged: "no" },
  {
    name: "a reached spending limit",
    arrange: refuse(refusal(400, { code: "billing_hard_limit_reached" })),
    code: "out_of_credit",
    charged: "no",
  },
  { name: "a rate limit", arrange: refuse(rateLimited()), code: "rate_limited", charged: "no" },
  {
    name: "a rate limit with a wait in seconds",
    arrange: refuse(rateLimited({ "retry-after": "12" })),
    code: "rate_limited",
    charged: "no",
    retryAfterMs: 12_000,
  },
  {
    name: "a rate limit with a wait in milliseconds",
    arrange: refuse(rateLimited({ "retry-after": "12", "retry-after-ms": "11500" })),
    code: "rate_limited",
    charged: "no",
    retryAfterMs: 11_500,
  },
  { name: "a wrong key", arrange: refuse(wrongKey("sk-wrong")), code: "auth", charged: "no" },
  { name: "a missing permission", arrange: refuse(refusal(403, {})), code: "auth", charged: "no" },
  { name: "an unknown model", arrange: refuse(unknownModel("gone")), code: "unknown_model", charged: "no" },
  {
    name: "a bad field",
    arrange: refuse(invalid("size", "Bad size.")),
    code: "invalid_request",
    charged: "no",
  },
  {
    name: "a web page with status 502",
    arrange: refuse(badGateway()),
    code: "unavailable",
    charged: "unknown",
  },
  {
    name: "a stream cut off before the picture",
    arrange: ({ fake }) => fake.misbehave({ kind: "truncate" }),
    code: "unavailable",
    charged: "unknown",
  },
  {
    name: "a connection reset in the stream",
    arrange: ({ fake }) => fake.misbehave({ kind: "reset" }),
    code: "unavailable",
    charged: "unknown",
  },
  {
    name: "a connection reset before the answer",
    arrange: ({ fake }) => fake.misbehave({ kind: "hang-up" }),
    code: "unavailable",
    charged: "unknown",
  },
  {
    name: "a vendor that is not there",
    arrange: ({ fake }) => fake.close(),
    code: "unavailable",
    charged: "no",
  },
  {
    name: "an answer without a picture",
    arrange: ({ fake }) => fake.misbehave({ kind: "empty" }),
    code: "bad_output",
    charged: "unknown",
  },
  {
    name: "a web page with status 200",
    arrange: ({ fake }) => fake.misbehave({ kind: "web-page" }),
    code: "bad_output",
    charged: "unknown",
  },
  {
    name: "an event that is no JSON",
    arrange: ({ fake }) => fake.misbehave({ kind: "garbage" }),
    code: "bad_output",
    charged: "unknown",
  },
];

describeProvider("openai", { model: modelById("gpt-image-1.5"), create: createSubject, failures: FAILURES });
describeProvider("openai's newest model", {
  model: modelById("gpt-image-2.6-flare"),
  create: createSubject,
});

describeVendor("openai", {
  model: modelById("gpt-image-1.5"),
  paintedBy: (paint) => createSubject({ paint }),
});

/** The vendor itself, for money. */
const apiKey = realServer("OPENAI_TEST_API_KEY");
if (apiKey) {
  const cheapest = modelById("gpt-image-1-mini");
  const quality = { values: cheapest.quality?.values ?? [], default: "low" };
  describeProvider("the real openai", {
    model: { ...cheapest, quality },
    create: async () => ({ provider: createOpenAi({ apiKey }), close: async () => {} }),
    timeoutMs: REAL_TIMEOUT_MS,
  });
}
