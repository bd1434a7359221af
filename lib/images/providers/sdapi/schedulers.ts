import type { Choice } from "#lib/images/providers/types.ts";

/** Servers know a sampler and a noise schedule; ours is one choice: "Euler a", "DPM++ 2M · Karras". */
const BETWEEN = " · ";

/** Worth offering beside each sampler; a server lists up to twenty, which no one could choose from. */
const COMMON = ["karras", "exponential", "sgmuniform", "simple", "beta"];
const FIRST_CHOICES = ["default", "dpm++2m", "dpm++2mkarras", "eulera", "euler"];

/** Without a schedule the server takes the one that suits the sampler. Undefined when it lists no samplers. */
export function schedulerChoice(
  samplers: readonly string[],
  schedulers: readonly string[],
): Choice | undefined {
  const [first] = samplers;
  if (first === undefined) return undefined;
  const common = schedulers.filter((scheduler) => COMMON.includes(plain(scheduler)));
  const values = samplers.flatMap((sampler) => [
    sampler,
    ...common.map((scheduler) => `${sampler}${BETWEEN}${scheduler}`),
  ]);
  const preferred = FIRST_CHOICES.map((name) => samplers.find((sampler) => plain(sampler) === name));
  return { values: [...new Set(values)], default: preferred.find((name) => name !== undefined) ?? first };
}

/** What a choice is to the server; nothing for no choice. */
export function samplerFields(choice: string | undefined): { sampler_name?: string; scheduler?: string } {
  if (choice === undefined) return {};
  const [sampler_name, scheduler] = choice.split(BETWEEN);
  return { sampler_name, ...(scheduler && { scheduler }) };
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_]/g, "");
}
