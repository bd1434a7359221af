import type { createQueue } from "./queue.ts";
import type { Misbehaviour } from "./types.ts";

/** Everything that the routes of one fake share. */
export type World = {
  old: boolean;
  checkpoints: readonly string[];
  inputs: Map<string, Buffer>;
  files: ReadonlyMap<string, Buffer>;
  queue: ReturnType<typeof createQueue>;
  script: Misbehaviour[];
  /** Of the newest job: some ways to misbehave show only when its pictures are fetched. */
  misbehaviour: Misbehaviour | undefined;
};
