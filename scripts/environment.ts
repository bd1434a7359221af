import { readOrCreateSecrets } from "./secrets.ts";
import type { Settings } from "./settings.ts";

/** What lib/env.ts of a process of ours finds: the settings, and what the start fills in when they are silent. */
export function environmentFor({ env, given }: Settings, databaseUrl: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: "1",
    HOST: env.HOST,
    PORT: String(env.PORT),
    STUDIO_DATA_DIR: env.STUDIO_DATA_DIR,
    DATABASE_URL: databaseUrl,
    ...readSecrets({ env, given }),
    BETTER_AUTH_URL: given.url,
  };
}

/** Both given, there need be no file. */
function readSecrets({ env, given: { secret, keysSecret } }: Settings) {
  if (secret && keysSecret) return { BETTER_AUTH_SECRET: secret, PROVIDER_KEYS_SECRET: keysSecret };
  const generated = readOrCreateSecrets(env.STUDIO_DATA_DIR);
  return {
    BETTER_AUTH_SECRET: secret ?? generated.BETTER_AUTH_SECRET,
    PROVIDER_KEYS_SECRET: keysSecret ?? generated.PROVIDER_KEYS_SECRET,
  };
}
