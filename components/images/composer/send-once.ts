import { ApiError } from "../api/api-request.ts";

const WAITS_MS = [400, 1_500];

/**
 * Calls `send` with one idempotency key and, when no answer comes, calls it again with the same key: the server
 * may have acted already, and must not act twice.
 * @throws {ApiError} the server's refusal, or `network` after the last try.
 */
export async function sendOnce<T>(send: (key: string) => Promise<T>, key: string): Promise<T> {
  for (const waitMs of WAITS_MS) {
    try {
      return await send(key);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== "network") throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
  return await send(key);
}
