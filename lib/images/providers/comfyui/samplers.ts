import type { Choice } from "#lib/images/providers/types.ts";

/** The noise schedules that people name together with a sampler, and the one that goes without saying. */
const NAMED = ["karras", "exponential"];
const PLAIN = "normal";

/** Samplers as they are known elsewhere: each alone, then with the schedules that have a name of their own. */
export function samplerChoice(
  samplers: readonly string[],
  schedules: readonly string[],
  own: string,
): Choice {
  const named = NAMED.filter((schedule) => schedules.includes(schedule));
  const values = samplers.flatMap((sampler) => [
    sampler,
    ...named.map((schedule) => `${sampler} ${schedule}`),
  ]);
  const [first = own] = values;
  return { values: values.includes(own) ? values : [own, ...values], default: own || first };
}

/** @returns sampler and schedule; neither when nothing was chosen */
export function splitSampler(scheduler: string | undefined): [string | undefined, string | undefined] {
  if (scheduler === undefined) return [undefined, undefined];
  const [sampler = scheduler, schedule = PLAIN] = scheduler.split(" ");
  return [sampler, schedule];
}
