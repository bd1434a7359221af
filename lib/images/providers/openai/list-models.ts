import { z } from "zod";
import { ProviderError } from "#lib/images/providers/types.ts";
import { toProviderError } from "./errors.ts";
import type { Service } from "./service.ts";

const words = z.array(z.string()).optional().catch(undefined);

/** What some servers say beside the id: LocalAI its capabilities, Together a type, OpenRouter an architecture. */
const Listed = z.object({
  id: z.string(),
  type: z.string().optional().catch(undefined),
  capabilities: words,
  architecture: z.object({ output_modalities: words }).optional().catch(undefined),
});
export type Listed = z.infer<typeof Listed>;

const List = z.object({ data: z.array(Listed) });

/** All models that the key in use may call, of any kind. @throws {ProviderError} */
export async function listModels(
  service: Service,
  signal: AbortSignal,
  path = "/models",
): Promise<readonly Listed[]> {
  try {
    const list = List.safeParse(await service.client.get(path, { signal }));
    if (list.success) return list.data.data;
  } catch (error) {
    signal.throwIfAborted();
    throw toProviderError(error, service);
  }
  throw new ProviderError("bad_output", `${service.name} answers, but not with a list of models.`, {
    charged: "no",
  });
}
