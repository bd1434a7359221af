import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { readJson, writePrivateJson } from "./private-files.ts";

const Secret = z.string().min(32);
const Secrets = z.object({ BETTER_AUTH_SECRET: Secret, PROVIDER_KEYS_SECRET: Secret });

/**
 * The generated secrets of `dataDir`; whoever has them can sign in as anybody and read the providers' keys. One that
 * an older version did not know yet is added.
 */
export function readOrCreateSecrets(dataDir: string): z.infer<typeof Secrets> {
  const path = join(dataDir, "secrets.json");
  const stored = Secrets.partial().parse(readJson(path) ?? {});
  const whole = Secrets.safeParse(stored);
  if (whole.success) return whole.data;
  const completed = { BETTER_AUTH_SECRET: newSecret(), PROVIDER_KEYS_SECRET: newSecret(), ...stored };
  writePrivateJson(path, completed);
  return completed;
}

function newSecret(): string {
  return randomBytes(32).toString("base64url");
}
