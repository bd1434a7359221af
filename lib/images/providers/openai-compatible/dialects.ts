import type { Dialect } from "./dialect.ts";
import { gateway } from "./gateway.ts";
import { localAi } from "./local-ai.ts";
import { sdServer } from "./sd-server.ts";
import { vllmOmni } from "./vllm-omni.ts";

/** KoboldCpp is not here: its own `sdapi` does more than its images endpoint. */
export const DIALECTS = {
  "sd-server": sdServer,
  "local-ai": localAi,
  "vllm-omni": vllmOmni,
  gateway,
} as const satisfies Record<string, Dialect>;

export type DialectName = keyof typeof DIALECTS;
