/** A body that never ends: `start`, then `chunk` as often as somebody reads. */
export function endlessStream(chunk: string, start = "") {
  const state = { sentBytes: 0, canceled: false };
  const send = (controller: ReadableStreamDefaultController<Uint8Array>, text: string) => {
    const bytes = Buffer.from(text);
    state.sentBytes += bytes.length;
    controller.enqueue(bytes);
  };
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      if (start) send(controller, start);
    },
    pull: (controller) => send(controller, chunk),
    cancel: () => {
      state.canceled = true;
    },
  });
  return { stream, state };
}
