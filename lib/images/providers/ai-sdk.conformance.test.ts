import { REAL_TIMEOUT_MS, realServer } from "#tests/conformance/real-servers.ts";
import { describeVendor } from "#tests/conformance/vendor-promises.ts";
import { describeProvider, type FailureCase, type Subject } from "#tests/conformance.ts";
import { type FakeXai, type FakeXaiOptions, type Misbehaviour, startFakeXai } from "#tests/fakes/xai.ts";
import { XAI } from "./ai-sdk/models.ts";
import { VENDORS } from "./ai-sdk/vendors.ts";
import { createAiSdk } from "./ai-sdk.ts";

type XaiSubject = Subject & { fake: FakeXai };
type Case = FailureCase<XaiSubject>;

async function create(options?: FakeXaiOptions): Promise<XaiSubject> {
  const fake = await startFakeXai(options);
  return {
    fake,
    provider: createAiSdk(VENDORS.xai, { ...fake, allowPrivate: true }),
    callsMade: () => fake.requests.length,
    close: () => fake.close(),
  };
}

const behave =
  (misbehaviour: Misbehaviour) =>
  ({ fake }: XaiSubject) =>
    fake.misbehave(misbehaviour);
const refuse = (status: number, error: string, headers: Record<string, string> = {}) =>
  behave({ kind: "refuse", status, body: { code: "Some code", error }, headers });

const FAILURES: Case[] = [
  {
    name: "a prompt against the rules",
    arrange: refuse(400, "Generated image rejected by content moderation."),
    code: "content_blocked",
    charged: "no",
  },
  {
    name: "a picture that is held back",
    arrange: behave({ kind: "moderated" }),
    code: "content_blocked",
    charged: "unknown",
  },
  {
    name: "a wrong key said as a bad request",
    arrange: refuse(400, "Incorrect API key provided: xa***ng."),
    code: "auth",
    charged: "no",
  },
  { name: "a missing permission", arrange: refuse(403, "Forbidden."), code: "auth", charged: "no" },
  {
    name: "an empty account",
    arrange: refuse(403, "Your team doesn't have any credits yet."),
    code: "out_of_credit",
    charged: "no",
  },
  {
    name: "an unknown model",
    arrange: refuse(404, "The model gone does not exist."),
    code: "unknown_model",
    charged: "no",
  },
  {
    name: "a bad field",
    arrange: refuse(422, "Failed to deserialize."),
    code: "invalid_request",
    charged: "no",
  },
  {
    name: "a rate limit with a wait",
    arrange: refuse(429, "Too many requests.", { "retry-after": "12" }),
    code: "rate_limited",
    charged: "no",
    retryAfterMs: 12_000,
  },
  { name: "a rate limit", arrange: refuse(429, "Too many requests."), code: "rate_limited", charged: "no" },
  { name: "an error of its own", arrange: refuse(500, "Oops."), code: "unavailable", charged: "no" },
  {
    name: "an answer without a picture",
    arrange: behave({ kind: "empty" }),
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
    name: "a web page with status 200",
    arrange: behave({ kind: "web-page" }),
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

for (const model of XAI) {
  describeProvider(`ai-sdk, ${model.id},`, { model, create: () => create(), failures: FAILURES });
}
for (const model of XAI.slice(0, 1)) {
  describeVendor("ai-sdk", { model, paintedBy: (paint) => create({ paint }) });
}

/** The vendor itself, for money. */
const apiKey = realServer("XAI_TEST_API_KEY");
const [, cheapest] = XAI;
if (apiKey && cheapest) {
  const provider = createAiSdk(VENDORS.xai, { apiKey });
  describeProvider("xai itself", {
    model: cheapest,
    create: async () => ({ provider, close: async () => {} }),
    timeoutMs: REAL_TIMEOUT_MS,
  });
}
