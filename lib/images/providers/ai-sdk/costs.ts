import { z } from "zod";

/** Ten thousand of xAI's ticks are a micro-dollar. */
const TICKS = 10_000;
const Xai = z.looseObject({ costInUsdTicks: z.number() });
/** The gateway says dollars, as a decimal in a text. */
const Gateway = z.looseObject({ cost: z.coerce.number() });

/** Micro-dollars, from what one call says under the vendor's own name; null when it says nothing. */
export function fromXai(metadata: unknown): number | null {
  const { data } = Xai.safeParse(metadata);
  return data ? Math.round(data.costInUsdTicks / TICKS) : null;
}

export function fromGateway(metadata: unknown): number | null {
  const { data } = Gateway.safeParse(metadata);
  return data ? Math.round(data.cost * 1_000_000) : null;
}
