/** Reads a `text/event-stream` answer to its end. @returns the data of its last event and how many bytes it had */
export async function eventsOf(
  answer: Response,
): Promise<{ last: Record<string, unknown>; sizeBytes: number }> {
  const text = await answer.text();
  const data = text
    .split("\n")
    .filter((line) => line.startsWith("data: {"))
    .at(-1);
  if (!data) throw new Error(`No events in the answer ${answer.status}`);
  return { last: JSON.parse(data.slice("data: ".length)), sizeBytes: Buffer.byteLength(text) };
}
