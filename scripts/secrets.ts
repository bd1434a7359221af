import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { readJson, writePrivateJson } from "./private-files.ts";

const Secrets = z.object({ BETTER_AUTH_SECRET: z.string().min(32) });

/** The generated secrets of `dataDir`; whoever has them can sign in as anybody. */
export function readOrCreateSecrets(dataDir: string): z.infer<typeof Secrets> {
  const path = join(dataDir, "secrets.json");
  const stored = readJson(path);
  if (stored !== undefined) return Secrets.parse(stored);
  const created = { BETTER_AUTH_SECRET: randomBytes(32).toString("base64url") };
  writePrivateJson(path, created);
  return created;
}
