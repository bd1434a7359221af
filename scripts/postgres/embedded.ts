import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { freePort, isFree } from "../ports.ts";
import { StartError } from "../start-error.ts";
import { type Account, databaseAccount } from "./account.ts";
import { findBinaries } from "./binaries.ts";
import { ensureCluster } from "./cluster.ts";
import { becomesReady, urlOf } from "./connection.ts";
import { findPlace, type Place, reachableBinaries, savePlace } from "./place.ts";
import { findPostmaster, isAlive } from "./postmaster.ts";
import { lastWords, launch, type ServerSettings, shutDown } from "./server.ts";

export type EmbeddedPostgres = {
  databaseUrl: string;
  isRunning: () => boolean;
  /** Resolves when no process of it is left. */
  stop: () => Promise<void>;
};

type Options = { say: (line: string) => void; settings?: ServerSettings };

/**
 * The PostgreSQL inside `dataDir` (absolute, must exist): made on first use, adopted when it is still running
 * from a studio that was killed, started otherwise.
 * @throws {StartError} with what to do about it
 */
export async function startEmbeddedPostgres(dataDir: string, options: Options): Promise<EmbeddedPostgres> {
  const account = databaseAccount();
  const binaries = reachableBinaries(findBinaries(), account);
  const place = findPlace(realpathSync(dataDir), account, options.say);
  const cluster = await ensureCluster(binaries, place, account);
  const adopted = await adopt(place, cluster);
  const pid = adopted ?? (await start(dataDir, { binaries, cluster, place, account, options }));
  return {
    databaseUrl: urlOf(place),
    isRunning: () => isAlive(pid, cluster),
    stop: () => shutDown(pid, cluster),
  };
}

/** A server that answers on this cluster already. One that is just shutting down is waited for. */
async function adopt(place: Place, cluster: string): Promise<number | undefined> {
  const pid = await findPostmaster(cluster);
  if (pid === undefined) return undefined;
  // Line 4 of postmaster.pid; the record may be older than the last change of port.
  const port = Number(readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[3]);
  if (port > 0) place.port = port;
  return (await becomesReady(place, () => isAlive(pid, cluster))) ? pid : adopt(place, cluster);
}

type Start = { binaries: string; cluster: string; place: Place; account: Account; options: Options };

async function start(
  dataDir: string,
  { binaries, cluster, place, account, options }: Start,
): Promise<number> {
  const attempts = 3;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    // Somebody may take the port between the look and the start, hence the attempts.
    if (place.port === 0 || attempt > 1 || !(await isFree(place.port, "127.0.0.1"))) {
      place.port = await freePort("127.0.0.1");
      savePlace(dataDir, place);
    }
    const pid = launch(binaries, cluster, { place, account, settings: options.settings ?? {} });
    if (await becomesReady(place, () => isAlive(pid, cluster))) return pid;
  }
  throw new StartError(`The database does not start: ${lastWords(place)}`);
}
