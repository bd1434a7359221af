import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { lockDataFolder } from "./data-folder-lock.ts";
import { keepOpen, migrateAll, openDatabase } from "./database.ts";
import { environmentFor } from "./environment.ts";
import { isFree } from "./ports.ts";
import { codeOf, makePrivateFolder } from "./private-files.ts";
import type { Settings } from "./settings.ts";
import { StartError } from "./start-error.ts";
import { step } from "./terminal.ts";

export type Prepared = { childEnv: NodeJS.ProcessEnv; logFolder: string };

/**
 * Everything that must be there before web and worker start: data folder, port, secrets, migrated database.
 * What has to be undone at the end goes on `stack`, whether this succeeds or not.
 * @throws {StartError} for what the person can set right
 */
export async function prepare(settings: Settings, stack: AsyncDisposableStack): Promise<Prepared> {
  const { env, given } = settings;
  const dataDir = env.STUDIO_DATA_DIR;
  makePrivateFolder(dataDir);
  stack.defer(lockDataFolder(dataDir, given.url));
  await claimPort(env.PORT, env.HOST);
  const logFolder = join(dataDir, "logs");
  makePrivateFolder(logFolder);
  const database = await openDatabase(settings);
  stack.defer(keepOpen(database, dataDir));
  const childEnv = environmentFor(settings, database.url);
  // For what this process itself uses of lib.
  Object.assign(process.env, childEnv);
  await step("Migrating the database", () => migrateAll(database.url));
  return { childEnv, logFolder };
}

/** Children of a studio that was killed need a moment to notice, so a taken port is looked at again. */
async function claimPort(port: number, host: string): Promise<void> {
  for (let attempt = 1; attempt <= 10; attempt++) {
    if (await canListen(port, host)) return;
    await sleep(100);
  }
  throw new StartError(`Port ${port} on ${host} is taken by another program. Set PORT to a free one.`);
}

async function canListen(port: number, host: string): Promise<boolean> {
  try {
    return await isFree(port, host);
  } catch (error) {
    throw new StartError(`Cannot listen on ${host}:${port} (${codeOf(error)}). Set HOST and PORT.`);
  }
}
