import type { MoveInput } from "#lib/images/queue/schemas.ts";
import { moveInLine } from "./queue-api.ts";

let last: Promise<void> = Promise.resolve();
let pending = 0;

/** Sends moves one after the other, in the order they were made. @throws {ApiError} for this one alone */
export function moveStep(generationId: string, where: MoveInput): Promise<void> {
  pending += 1;
  const move = last.then(() => moveInLine(generationId, where));
  last = move
    .catch(() => {})
    .finally(() => {
      pending -= 1;
    });
  return move;
}

/** Whether the server does not know the order yet that the page shows. */
export function isMoving(): boolean {
  return pending > 0;
}

/** The same ids with one of them at `index`. */
export function withMoved(ids: readonly string[], id: string, index: number): string[] {
  const others = ids.filter((other) => other !== id);
  return others.toSpliced(Math.max(0, Math.min(index, others.length)), 0, id);
}

/** What to ask the server for so that `id` comes to stand as in `ids`, which are the loaded ones of a longer line. */
export function moveTo(ids: readonly string[], id: string): MoveInput {
  const next = ids[ids.indexOf(id) + 1];
  if (ids[0] === id) return { to: "front" };
  return next ? { beforeGenerationId: next } : { to: "end" };
}
