import { z } from "zod";
import { ProviderError } from "#lib/images/providers/types.ts";
import { toProviderError } from "./errors.ts";
import type { Service } from "./service.ts";

const List = z.object({ data: z.array(z.object({ id: z.string() })) });

/** The ids of all models that the key in use may call, of any kind. @throws {ProviderError} */
export async function listModelIds(service: Service, signal: AbortSignal): Promise<string[]> {
  try {
    const list = List.safeParse(await service.client.get("/models", { signal }));
    if (list.success) return list.data.data.map(({ id }) => id);
  } catch (error) {
    signal.throwIfAborted();
    throw toProviderError(error, service);
  }
  throw new ProviderError("bad_output", `${service.name} answers, but not with a list of models.`, {
    charged: "no",
  });
}
