import { z } from "zod";

const Picture = z.object({ filename: z.string(), subfolder: z.string().default(""), type: z.string() });
/** A file that a node wrote; `type` is output, temp or input. */
export type SavedPicture = z.infer<typeof Picture>;

/** What one node gave. Other kinds than pictures are not for us. */
export const NodeOutput = z
  .looseObject({ images: z.array(z.unknown()).catch([]) })
  .catch({ images: [] })
  .transform(({ images }) => images.flatMap((image) => Picture.safeParse(image).data ?? []));

/** Why a node failed, as ComfyUI says it; servers and custom nodes leave parts out. */
export const NodeFailure = z.looseObject({
  node_type: z.string().default(""),
  exception_message: z.string().default(""),
  exception_type: z.string().default(""),
});
export type NodeFailure = z.infer<typeof NodeFailure>;

const id = z.string().optional();
const text = z.coerce.string();
const NodeState = z.looseObject({ value: z.number(), max: z.number(), state: z.string() });

/** The messages of the socket that say something of a job. `prompt_id` is absent on older servers. */
const Message = z.discriminatedUnion("type", [
  z.object({ type: z.literal("execution_start"), data: z.object({ prompt_id: id }) }),
  z.object({ type: z.literal("execution_cached"), data: z.object({ prompt_id: id, nodes: z.array(text) }) }),
  z.object({ type: z.literal("executing"), data: z.object({ prompt_id: id, node: text.nullable() }) }),
  z.object({
    type: z.literal("progress"),
    data: z.object({ prompt_id: id, node: text.nullish(), value: z.number(), max: z.number() }),
  }),
  z.object({
    type: z.literal("progress_state"),
    data: z.object({ prompt_id: id, nodes: z.record(z.string(), NodeState) }),
  }),
  z.object({
    type: z.literal("executed"),
    data: z.object({ prompt_id: id, node: text, output: NodeOutput }),
  }),
  z.object({ type: z.literal("execution_success"), data: z.object({ prompt_id: id }) }),
  z.object({ type: z.literal("execution_error"), data: NodeFailure.extend({ prompt_id: id }) }),
  z.object({ type: z.literal("execution_interrupted"), data: z.object({ prompt_id: id }) }),
]);
export type Message = z.infer<typeof Message>;

/** Null for what is no JSON, and for the many messages that say nothing of a job. */
export function parseMessage(text: string): Message | null {
  try {
    return Message.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
