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
    BETTER_AUTH_SECRET: given.secret ?? readOrCreateSecrets(env.STUDIO_DATA_DIR).BETTER_AUTH_SECRET,
    BETTER_AUTH_URL: given.url,
  };
}
