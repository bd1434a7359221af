import { afterAll, beforeAll, describe } from "vitest";
import { createBlackForestLabs } from "#lib/images/providers/black-forest-labs.ts";
import { REAL_TIMEOUT_MS, realServer } from "#tests/conformance/real-servers.ts";
import { describeVendor } from "#tests/conformance/vendor-promises.ts";
import { describeMasks, describeProvider, type FailureCase } from "#tests/conformance.ts";
import { invalid } from "#tests/fakes/black-forest-labs/fields.ts";
import { badGateway, outOfCredit, rateLimited, wrongKey } from "#tests/fakes/black-forest-labs/refusals.ts";
import {
  type BlackForestLabsSubject,
  createSubject,
  modelById,
} from "#tests/fakes/black-forest-labs/subject.ts";
import type { Misbehaviour, Refusal } from "#tests/fakes/black-forest-labs/types.ts";

const goWrong =
  (misbehaviour: Misbehaviour, times = 1) =>
  ({ fake }: BlackForestLabsSubject) =>
    fake.misbehave(...Array.from({ length: times }, () => misbehaviour));
const refuse = (refusal: Refusal) => goWrong({ on: "order", kind: "refuse", refusal });
const endAs = (status: string) => goWrong({ on: "look", kind: "state", status });
const FOR_GOOD = 8;

const FAILURES: FailureCase<BlackForestLabsSubject>[] = [
  {
    name: "a blocked request",
    arrange: endAs("Request Moderated"),
    code: "content_blocked",
    charged: "unknown",
  },
  {
    name: "a blocked picture",
    arrange: endAs("Content Moderated"),
    code: "content_blocked",
    charged: "unknown",
  },
  { name: "a job that failed", arrange: endAs("Error"), code: "unavailable", charged: "unknown" },
  { name: "a job that failed otherwise", arrange: endAs("Failed"), code: "unavailable", charged: "unknown" },
  {
    name: "a job that is lost",
    arrange: goWrong({ on: "look", kind: "lost" }),
    code: "unavailable",
    charged: "unknown",
  },
  { name: "an empty account", arrange: refuse(outOfCredit()), code: "out_of_credit", charged: "no" },
  { name: "a rate limit", arrange: refuse(rateLimited()), code: "rate_limited", charged: "no" },
  {
    name: "a rate limit with a wait in the header",
    arrange: refuse(rateLimited({ headers: { "retry-after": "12" } })),
    code: "rate_limited",
    charged: "no",
    retryAfterMs: 12_000,
  },
  {
    name: "a rate limit with a wait in the answer",
    arrange: refuse(rateLimited({ wait: 5 })),
    code: "rate_limited",
    charged: "no",
    retryAfterMs: 5000,
  },
  { name: "a wrong key", arrange: refuse(wrongKey()), code: "auth", charged: "no" },
  {
    name: "an unknown model",
    arrange: refuse({ status: 404, body: { detail: "Not Found" } }),
    code: "unknown_model",
    charged: "no",
  },
  {
    name: "a bad field",
    arrange: refuse(invalid("width", "Input should be greater than or equal to 64")),
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
    name: "a web page with status 200",
    arrange: goWrong({ on: "order", kind: "web-page" }),
    code: "bad_output",
    charged: "unknown",
  },
  {
    name: "an order whose answer is cut off",
    arrange: goWrong({ on: "order", kind: "truncate" }),
    code: "unavailable",
    charged: "unknown",
  },
  {
    name: "a connection reset before the answer",
    arrange: goWrong({ on: "order", kind: "hang-up" }),
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
    name: "a job that cannot be asked for any more",
    arrange: goWrong({ on: "look", kind: "hang-up" }, FOR_GOOD),
    code: "unavailable",
    charged: "unknown",
  },
  {
    name: "a finished job without a picture",
    arrange: goWrong({ on: "look", kind: "no-link" }),
    code: "bad_output",
    charged: "unknown",
  },
  {
    name: "a link that has expired",
    arrange: goWrong({ on: "fetch", kind: "expired" }, FOR_GOOD),
    code: "bad_output",
    charged: "yes",
  },
  {
    name: "a link to something else than a picture",
    arrange: goWrong({ on: "fetch", kind: "web-page" }, FOR_GOOD),
    code: "bad_output",
    charged: "yes",
  },
  {
    name: "a link to nothing",
    arrange: goWrong({ on: "fetch", kind: "empty" }, FOR_GOOD),
    code: "bad_output",
    charged: "yes",
  },
  {
    name: "a picture that never arrives whole",
    arrange: goWrong({ on: "fetch", kind: "truncate" }, FOR_GOOD),
    code: "bad_output",
    charged: "yes",
  },
];

describeProvider("black-forest-labs", {
  model: modelById("flux-2-klein-4b"),
  create: createSubject,
  failures: FAILURES,
});
describeProvider("black-forest-labs kontext", {
  model: modelById("flux-kontext-pro"),
  create: createSubject,
});
describeVendor("black-forest-labs", {
  model: modelById("flux-2-klein-4b"),
  paintedBy: (paint) => createSubject({ paint }),
  resumes: true,
});

describe("black-forest-labs fill", () => {
  let subject: BlackForestLabsSubject;
  beforeAll(async () => {
    subject = await createSubject();
  });
  afterAll(() => subject.close());

  describeMasks(modelById("flux-pro-1.0-fill"), () => subject.provider);
});

/** The vendor itself, for money. */
const apiKey = realServer("BFL_TEST_API_KEY");
if (apiKey) {
  const create = async () => ({ provider: createBlackForestLabs({ apiKey }), close: async () => {} });
  describeProvider("black-forest-labs itself", {
    model: modelById("flux-2-klein-4b"),
    create,
    timeoutMs: REAL_TIMEOUT_MS,
  });
}
