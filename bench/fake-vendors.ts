import { startFakeBlackForestLabs } from "#tests/fakes/black-forest-labs.ts";
import { startFakeComfyUi } from "#tests/fakes/comfyui.ts";
import { startFakeFal } from "#tests/fakes/fal.ts";
import { startFakeGoogle } from "#tests/fakes/google.ts";
import { startFakeOpenAi } from "#tests/fakes/openai.ts";
import { fakeSdServer } from "#tests/fakes/openai-compatible/sd-server.ts";
import { startFakeCompatible } from "#tests/fakes/openai-compatible.ts";
import type { Paint } from "#tests/fakes/paint.ts";
import { startFakeReplicate } from "#tests/fakes/replicate.ts";
import { startFakeSdapi } from "#tests/fakes/sdapi.ts";
import { startFakeStability } from "#tests/fakes/stability.ts";
import { startFakeXai } from "#tests/fakes/xai.ts";

type Running = { baseURL: string; apiKey?: string | undefined; close: () => Promise<void> };

/** One adapter's vendor. `asked`: a finished picture is only found out about at the next look. */
export type FakeVendor = {
  adapter: string;
  /** Of the providers that can be added. */
  kind: string;
  asked: boolean;
  start: (paint: Paint) => Promise<Running>;
};

export const FAKE_VENDORS: readonly FakeVendor[] = [
  { adapter: "openai", kind: "openai", asked: false, start: (paint) => startFakeOpenAi({ paint }) },
  {
    adapter: "openai-compatible",
    kind: "sd-server",
    asked: false,
    start: (paint) => startFakeCompatible(fakeSdServer, { paint }),
  },
  { adapter: "sdapi", kind: "sdapi", asked: false, start: (paint) => startFakeSdapi({ paint }) },
  { adapter: "comfyui", kind: "comfyui", asked: false, start: (paint) => startFakeComfyUi({ paint }) },
  { adapter: "google", kind: "google", asked: false, start: (paint) => startFakeGoogle({ paint }) },
  { adapter: "stability", kind: "stability", asked: false, start: (paint) => startFakeStability({ paint }) },
  {
    adapter: "black-forest-labs",
    kind: "black-forest-labs",
    asked: true,
    start: (paint) => startFakeBlackForestLabs({ paint }),
  },
  { adapter: "fal", kind: "fal", asked: true, start: (paint) => startFakeFal({ paint }) },
  { adapter: "replicate", kind: "replicate", asked: true, start: (paint) => startFakeReplicate({ paint }) },
  { adapter: "ai-sdk", kind: "xai", asked: false, start: (paint) => startFakeXai({ paint }) },
];
