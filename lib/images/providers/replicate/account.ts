import { z } from "zod";
import { ask, type JobApi } from "#lib/images/providers/job-api.ts";
import { brokenCall } from "#lib/images/providers/patience.ts";
import { refusal, unreadable } from "./errors.ts";

const Account = z.object({ username: z.string() });

/** Asks whose token it is, which costs nothing. @returns a sentence. @throws {ProviderError} and the signal's reason */
export async function checkAccount(api: JobApi, signal: AbortSignal): Promise<string> {
  const answer = await ask(api, "v1/account", { signal }).catch((error) => {
    signal.throwIfAborted();
    throw brokenCall(error, api.name);
  });
  if (answer.status !== 200) throw refusal(answer, api, "no");
  const account = Account.safeParse(answer.body);
  if (!account.success) throw unreadable(account.error);
  return `Replicate accepts the token of ${account.data.username}.`;
}
