import { randomUUID } from "node:crypto";
import { createComfyUi } from "#lib/images/providers/comfyui.ts";
import { realServer } from "#tests/conformance/real-servers.ts";
import { describeVendor } from "#tests/conformance/vendor-promises.ts";
import { describeProvider, type FailureCase } from "#tests/conformance.ts";
import { type ComfyUiSubject, createSubject, MODEL } from "#tests/fakes/comfyui/subject.ts";
import type { Misbehaviour } from "#tests/fakes/comfyui/types.ts";

const once =
  (misbehaviour: Misbehaviour) =>
  ({ fake }: ComfyUiSubject) =>
    fake.misbehave(misbehaviour);
const refuse = (status: number, body: unknown = {}) => once({ kind: "refuse", status, body });

const FAILURES: FailureCase<ComfyUiSubject>[] = [
  { name: "a missing password", arrange: refuse(401), code: "auth", charged: "no" },
  { name: "a full queue", arrange: refuse(429), code: "rate_limited", charged: "no" },
  { name: "a server error", arrange: refuse(500), code: "unavailable", charged: "no" },
  {
    name: "a refusal in words of its own",
    arrange: refuse(400, "no"),
    code: "invalid_request",
    charged: "no",
  },
  {
    name: "a web page with status 200",
    arrange: once({ kind: "web-page" }),
    code: "bad_output",
    charged: "no",
  },
  {
    name: "a connection reset before the answer",
    arrange: once({ kind: "hang-up" }),
    code: "unavailable",
    charged: "no",
  },
  {
    name: "a server that is not there",
    arrange: ({ fake }) => fake.close(),
    code: "unavailable",
    charged: "no",
  },
  {
    name: "a node that fails",
    arrange: once({ kind: "execution-error", type: "RuntimeError", message: "mat1 and mat2 do not fit" }),
    code: "bad_output",
    charged: "no",
  },
  {
    name: "a full graphics card",
    arrange: once({ kind: "execution-error", type: "torch.OutOfMemoryError", message: "Tried to allocate" }),
    code: "invalid_request",
    charged: "no",
  },
  {
    name: "a job that somebody stops in ComfyUI",
    arrange: once({ kind: "interrupt" }),
    code: "interrupted",
    charged: "no",
  },
  { name: "a job that is lost", arrange: once({ kind: "lose" }), code: "unavailable", charged: "no" },
  { name: "a run without a picture", arrange: once({ kind: "empty" }), code: "bad_output", charged: "no" },
  {
    name: "a picture cut off in the middle",
    arrange: once({ kind: "truncate" }),
    code: "unavailable",
    charged: "no",
  },
  { name: "a picture that is gone", arrange: once({ kind: "no-files" }), code: "bad_output", charged: "no" },
];

describeProvider("comfyui", { model: MODEL, create: createSubject, failures: FAILURES });
describeProvider("an old comfyui", { model: MODEL, create: () => createSubject({ old: true }) });
describeVendor("comfyui", {
  model: MODEL,
  paintedBy: (paint) => createSubject({ paint }),
  resumes: true,
});

// A real one, with any small checkpoint. It remembers what it has drawn, so each test has words of its own.
const baseURL = realServer("COMFY_URL");
const real = baseURL ? createComfyUi({ baseURL, allowPrivate: true }) : null;
const [model] = (await real?.discover?.(AbortSignal.timeout(60_000))) ?? [];
if (real && model) {
  describeProvider("a real comfyui", {
    model,
    create: async () => {
      const negativePrompt = randomUUID();
      const generate = real.generate.bind(real);
      return {
        provider: {
          ...real,
          generate: (request, signal) => generate({ ...request, negativePrompt }, signal),
        },
        close: async () => {},
      };
    },
  });
}
