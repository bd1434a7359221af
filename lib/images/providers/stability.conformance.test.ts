import { createStability } from "#lib/images/providers/stability.ts";
import { REAL_TIMEOUT_MS, realServer } from "#tests/conformance/real-servers.ts";
import { describeVendor } from "#tests/conformance/vendor-promises.ts";
import { describeProvider, type FailureCase } from "#tests/conformance.ts";
import {
  badGateway,
  badRequest,
  broken,
  moderated,
  notEnglish,
  outOfCredit,
  rateLimited,
  refusal,
  wrongKey,
} from "#tests/fakes/stability/refusals.ts";
import { createSubject, modelById, type StabilitySubject } from "#tests/fakes/stability/subject.ts";
import type { Misbehaviour, Refusal } from "#tests/fakes/stability/types.ts";

const goWrong =
  (misbehaviour: Misbehaviour) =>
  ({ fake }: StabilitySubject) =>
    fake.misbehave(misbehaviour);
const refuse = (answer: Refusal) => goWrong({ kind: "refuse", refusal: answer });

const FAILURES: FailureCase<StabilitySubject>[] = [
  { name: "a blocked request", arrange: refuse(moderated()), code: "content_blocked", charged: "no" },
  {
    name: "a 403 without a reason",
    arrange: refuse({ status: 403, body: "Forbidden" }),
    code: "content_blocked",
    charged: "no",
  },
  {
    name: "a missing permission",
    arrange: refuse(refusal(403, "permission_denied", ["Not for this account."])),
    code: "auth",
    charged: "no",
  },
  {
    name: "a picture that the filter blurred",
    arrange: goWrong({ kind: "filtered" }),
    code: "content_blocked",
    charged: "unknown",
  },
  {
    name: "a filtered picture in JSON",
    arrange: goWrong({ kind: "json", finishReason: "CONTENT_FILTERED" }),
    code: "content_blocked",
    charged: "unknown",
  },
  { name: "an empty account", arrange: refuse(outOfCredit()), code: "out_of_credit", charged: "no" },
  {
    name: "a rate limit, which lasts a minute",
    arrange: refuse(rateLimited()),
    code: "rate_limited",
    charged: "no",
    retryAfterMs: 60_000,
  },
  {
    name: "a rate limit with a wait",
    arrange: refuse(rateLimited({ "retry-after": "12" })),
    code: "rate_limited",
    charged: "no",
    retryAfterMs: 12_000,
  },
  { name: "a wrong key", arrange: refuse(wrongKey()), code: "auth", charged: "no" },
  {
    name: "an unknown route",
    arrange: refuse(refusal(404, "not_found", ["Not found."])),
    code: "unknown_model",
    charged: "no",
  },
  {
    name: "a bad field",
    arrange: refuse(badRequest("strength: must be from 0 to 1")),
    code: "invalid_request",
    charged: "no",
  },
  { name: "another language", arrange: refuse(notEnglish()), code: "invalid_request", charged: "no" },
  {
    name: "pictures that are too large",
    arrange: refuse(refusal(413, "payload_too_large", ["Too large."])),
    code: "invalid_request",
    charged: "no",
  },
  { name: "a server error", arrange: refuse(broken()), code: "unavailable", charged: "no" },
  {
    name: "a web page with status 502",
    arrange: refuse(badGateway()),
    code: "unavailable",
    charged: "unknown",
  },
  {
    name: "a web page with status 200",
    arrange: goWrong({ kind: "web-page" }),
    code: "bad_output",
    charged: "unknown",
  },
  {
    name: "an answer with nothing in it",
    arrange: goWrong({ kind: "empty" }),
    code: "bad_output",
    charged: "unknown",
  },
  {
    name: "a picture that is cut off",
    arrange: goWrong({ kind: "truncate" }),
    code: "unavailable",
    charged: "unknown",
  },
  {
    name: "a connection reset before the answer",
    arrange: goWrong({ kind: "hang-up" }),
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

describeProvider("stability", {
  model: modelById("sd3.5-medium"),
  create: createSubject,
  failures: FAILURES,
});
describeProvider("stability ultra", { model: modelById("stable-image-ultra"), create: createSubject });
describeProvider("stability core", { model: modelById("stable-image-core"), create: createSubject });
for (const edit of ["inpaint", "erase", "outpaint", "search-and-replace"]) {
  describeProvider(`stability ${edit}`, { model: modelById(`stable-image-${edit}`), create: createSubject });
}
describeVendor("stability", {
  model: modelById("stable-image-core"),
  paintedBy: (paint) => createSubject({ paint }),
});

/** The vendor itself, for money. */
const apiKey = realServer("STABILITY_TEST_API_KEY");
if (apiKey) {
  const create = async () => ({ provider: createStability({ apiKey }), close: async () => {} });
  describeProvider("stability itself", {
    model: modelById("stable-image-core"),
    create,
    timeoutMs: REAL_TIMEOUT_MS,
  });
}
