import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Env, parseEnv } from "#lib/env.ts";
import { freePort } from "./ports.ts";
import { StartError } from "./start-error.ts";

export const ROOT = join(import.meta.dirname, "..");

/** What the start decides by itself when nobody has set it. */
type Given = {
  databaseUrl: string | undefined;
  secret: string | undefined;
  keysSecret: string | undefined;
  url: string;
};
export type Settings = { env: Env; given: Given };

/**
 * The settings from the environment and `.env`, before there is a database or a secret.
 * @throws {StartError} naming each wrong one
 */
export async function readSettings(): Promise<Settings> {
  const file = join(ROOT, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  // "" counts as not set, as in a copied .env.example.
  for (const name of Object.keys(process.env)) if (process.env[name] === "") delete process.env[name];
  const { DATABASE_URL: databaseUrl, BETTER_AUTH_SECRET: secret } = process.env;
  const env = parse({
    ...process.env,
    DATABASE_URL: databaseUrl ?? "postgresql://to-be-started",
    BETTER_AUTH_SECRET: secret ?? "-".repeat(32),
  });
  if (env.PORT === 0) env.PORT = await freePort(env.HOST);
  const given = { databaseUrl, secret, keysSecret: env.PROVIDER_KEYS_SECRET };
  return { env, given: { ...given, url: env.BETTER_AUTH_URL ?? localUrl(env) } };
}

/** What a browser on this machine would open. */
export function localUrl({ HOST, PORT }: Pick<Env, "HOST" | "PORT">): string {
  const everywhere = ["127.0.0.1", "0.0.0.0", "::", "::1"].includes(HOST);
  return `http://${everywhere ? "localhost" : HOST}:${PORT}`;
}

function parse(source: Record<string, string | undefined>): Env {
  try {
    return parseEnv(source);
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message.replaceAll(/\n\s*/g, " ") : String(error));
  }
}
