import { setImmediate } from "node:timers/promises";

/** Nobody who counts reads this much: then it ends after all, so that a test fails instead of running for ever. */
const GIVE_UP_BYTES = 8 * 1024 * 1024;

/** A body that never ends: `start`, then `chunk` as often as somebody reads. */
export function endlessStream(chunk: string, start: Uint8Array = new Uint8Array()) {
  const state = { sentBytes: 0, canceled: false };
  const send = (controller: ReadableStreamDefaultController<Uint8Array>, bytes: Uint8Array) => {
    state.sentBytes += bytes.length;
    controller.enqueue(bytes);
  };
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      if (start.length > 0) send(controller, start);
    },
    pull: async (controller) => {
      // As from a network: other work comes in between.
      await setImmediate();
      if (state.sentBytes > GIVE_UP_BYTES) controller.close();
      else send(controller, Buffer.from(chunk));
    },
    cancel: () => {
      state.canceled = true;
    },
  });
  return { stream, state };
}
