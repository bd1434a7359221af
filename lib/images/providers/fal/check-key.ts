import { ask, type JobApi } from "#lib/images/providers/job-api.ts";
import { brokenCall } from "#lib/images/providers/patience.ts";
import { refusedSubmission } from "./errors.ts";
import { MODELS } from "./models.ts";

const PRICE = `v1/models/pricing?${new URLSearchParams({ endpoint_id: MODELS[0]?.id ?? "" })}`;
const LOCKED = /balance|locked/i;

/**
 * Asks the platform's API for a price, which is told to every right key and costs nothing. The queue would not do: some
 * models take requests without a key. @returns a sentence. @throws {ProviderError} and the signal's reason
 */
export async function checkKey(platform: JobApi, signal: AbortSignal): Promise<string> {
  const answer = await ask(platform, PRICE, { signal }).catch((error) => {
    signal.throwIfAborted();
    throw brokenCall(error, platform.name);
  });
  if (answer.status === 200) return "fal accepts the key.";
  // A key can be made that may do one thing and not another; only a wrong one is answered 401.
  if (answer.status === 403 && !LOCKED.test(JSON.stringify(answer.body))) {
    return "fal knows the key, but it may not ask for prices, which is how it is tested. Whether it may make pictures, the first one will show.";
  }
  if (answer.status === 404) {
    return "It answers, but cannot be asked about a key. Whether it is right, the first picture will show.";
  }
  throw refusedSubmission(answer, platform.apiKey);
}
