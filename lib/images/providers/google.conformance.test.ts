import { createGoogle } from "#lib/images/providers/google.ts";
import { REAL_TIMEOUT_MS, realServer } from "#tests/conformance/real-servers.ts";
import { describeVendor } from "#tests/conformance/vendor-promises.ts";
import { describeProvider, type FailureCase } from "#tests/conformance.ts";
import {
  badGateway,
  invalid,
  overloaded,
  quotaExceeded,
  refusal,
  unknownModel,
  wrongKey,
} from "#tests/fakes/google/refusals.ts";
import { createSubject, type GoogleSubject, modelById } from "#tests/fakes/google/subject.ts";
import type { Misbehaviour, Refusal } from "#tests/fakes/google/types.ts";

type Case = FailureCase<GoogleSubject>;

const behave = (misbehaviour: Misbehaviour) => (subject: GoogleSubject) =>
  subject.fake.misbehave(misbehaviour);
const refuse = (answer: Refusal) => behave({ kind: "refuse", refusal: answer });

const FILTERED = [
  "SAFETY",
  "PROHIBITED_CONTENT",
  "BLOCKLIST",
  "SPII",
  "RECITATION",
  "IMAGE_SAFETY",
  "IMAGE_PROHIBITED_CONTENT",
  "IMAGE_RECITATION",
];
const WITHOUT_PICTURE = [
  "IMAGE_OTHER",
  "NO_IMAGE",
  "OTHER",
  "MAX_TOKENS",
  "MALFORMED_RESPONSE",
  "STOP",
  "NEW_REASON",
];
const BLOCKS = [
  "SAFETY",
  "OTHER",
  "BLOCKLIST",
  "PROHIBITED_CONTENT",
  "IMAGE_SAFETY",
  "MODEL_ARMOR",
  "JAILBREAK",
];

const REFUSED_WITH_200: Case[] = [
  ...BLOCKS.map((blockReason) => ({
    name: `a prompt blocked for ${blockReason}`,
    arrange: behave({ kind: "block", blockReason }),
    code: "content_blocked" as const,
    charged: "unknown" as const,
  })),
  ...FILTERED.map((finishReason) => ({
    name: `an answer that ends with ${finishReason}`,
    arrange: behave({ kind: "finish", finishReason }),
    code: "content_blocked" as const,
    charged: "unknown" as const,
  })),
  ...WITHOUT_PICTURE.map((finishReason) => ({
    name: `an answer without a picture that ends with ${finishReason}`,
    arrange: behave({ kind: "finish", finishReason }),
    code: "bad_output" as const,
    charged: "unknown" as const,
  })),
];

const FAILURES: Case[] = [
  ...REFUSED_WITH_200,
  {
    name: "a language it does not speak",
    arrange: behave({ kind: "finish", finishReason: "LANGUAGE" }),
    code: "invalid_request",
    charged: "unknown",
  },
  {
    name: "a picture only in its thoughts",
    arrange: behave({ kind: "only-thoughts" }),
    code: "bad_output",
    charged: "unknown",
  },
  { name: "an empty answer", arrange: behave({ kind: "empty" }), code: "bad_output", charged: "unknown" },
  { name: "a wrong key", arrange: refuse(wrongKey()), code: "auth", charged: "no" },
  { name: "a missing permission", arrange: refuse(refusal(403, "No.")), code: "auth", charged: "no" },
  {
    name: "a country where it may not be used",
    arrange: refuse(
      refusal(400, "User location is not supported for the API use.", { status: "FAILED_PRECONDITION" }),
    ),
    code: "auth",
    charged: "no",
  },
  { name: "an unknown model", arrange: refuse(unknownModel("gone")), code: "unknown_model", charged: "no" },
  { name: "a bad field", arrange: refuse(invalid("Bad field.")), code: "invalid_request", charged: "no" },
  { name: "a rate limit", arrange: refuse(quotaExceeded()), code: "rate_limited", charged: "no" },
  {
    name: "a rate limit with a wait in its details",
    arrange: refuse(quotaExceeded({ retryDelay: "34.5s" })),
    code: "rate_limited",
    charged: "no",
    retryAfterMs: 34_500,
  },
  {
    name: "a rate limit with a wait in its header",
    arrange: refuse(quotaExceeded({ headers: { "retry-after": "12" } })),
    code: "rate_limited",
    charged: "no",
    retryAfterMs: 12_000,
  },
  {
    name: "a used up daily quota",
    arrange: refuse(quotaExceeded({ quotaId: "GenerateRequestsPerDayPerProjectPerModel-FreeTier" })),
    code: "out_of_credit",
    charged: "no",
  },
  { name: "an overloaded model", arrange: refuse(overloaded()), code: "unavailable", charged: "no" },
  {
    name: "an error of its own",
    arrange: refuse(refusal(500, "Internal error.")),
    code: "unavailable",
    charged: "no",
  },
  {
    name: "a deadline of its own",
    arrange: refuse(refusal(504, "Deadline expired.")),
    code: "timeout",
    charged: "unknown",
  },
  {
    name: "a web page with status 502",
    arrange: refuse(badGateway()),
    code: "unavailable",
    charged: "unknown",
  },
  {
    name: "a web page with status 200",
    arrange: behave({ kind: "web-page" }),
    code: "bad_output",
    charged: "unknown",
  },
  {
    name: "an answer that ends in its middle",
    arrange: behave({ kind: "truncate" }),
    code: "bad_output",
    charged: "unknown",
  },
  {
    name: "a connection reset in the answer",
    arrange: behave({ kind: "reset" }),
    code: "unavailable",
    charged: "unknown",
  },
  {
    name: "a connection reset before the answer",
    arrange: behave({ kind: "hang-up" }),
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

describeProvider("google", {
  model: modelById("gemini-nano-banana-2.1"),
  create: createSubject,
  failures: FAILURES,
});

describeVendor("google", {
  model: modelById("gemini-nano-banana-2.1"),
  paintedBy: (paint) => createSubject({ paint }),
});

/** The vendor itself, for money. Its seeds make pictures alike and not equal, so they are not tried. */
const apiKey = realServer("GEMINI_TEST_API_KEY");
if (apiKey) {
  const create = async () => ({ provider: createGoogle({ apiKey }), close: async () => {} });
  const { seed: _, ...model } = modelById("gemini-3.1-flash-lite-image");
  describeProvider("google itself", { model, create, timeoutMs: REAL_TIMEOUT_MS });
}
