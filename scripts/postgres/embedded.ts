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
  /** Whether it was running already. */
  adopted: boolean;
  isRunning: () => boolean;
  /** Resolves when no process of it is left. */
  stop: () => Promise<void>;
};

type Options = { say: (line: string) => void; settings?: ServerSettings };
type Cluster = { dataDir: string; binaries: string; folder: string; place: Place; account: Account };

/** A free port may be gone again by the time that the server binds it. */
const ATTEMPTS = 3;

/**
 * The PostgreSQL inside `dataDir` (absolute, must exist): made on first use, adopted when it is still running
 * from a studio that was killed, started otherwise.
 * @throws {StartError} with what to do about it
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  { say, settings = {} }: Options,
): Promise<EmbeddedPostgres> {
  const account = databaseAccount();
  const binaries = reachableBinaries(findBinaries(), account);
  const place = findPlace(realpathSync(dataDir), account, say);
  const folder = await ensureCluster(binaries, place, account);
  const cluster = { dataDir, binaries, folder, place, account };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const running = await adopt(cluster);
    const pid = running ?? (await start(cluster, settings, attempt > 1));
    if (pid === undefined) continue;
    return {
      databaseUrl: urlOf(place),
      adopted: running !== undefined,
      isRunning: () => isAlive(pid, folder),
      stop: () => shutDown(pid, folder),
    };
  }
  throw new StartError(`The database does not start: ${lastWords(place)}`);
}

/** The process of a server that answers on this cluster already. One that is just shutting down is waited for. */
async function adopt({ place, folder }: Cluster): Promise<number | undefined> {
  const pid = await findPostmaster(folder);
  if (pid === undefined) return undefined;
  // Line 4 of postmaster.pid; the record may be older than the last change of port.
  const port = Number(readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n")[3]);
  if (port > 0) place.port = port;
  return (await becomesReady(place, () => isAlive(pid, folder))) ? pid : undefined;
}

/** Undefined when the server ended at once. */
async function start(
  cluster: Cluster,
  settings: ServerSettings,
  anotherPort: boolean,
): Promise<number | undefined> {
  const { dataDir, binaries, folder, place, account } = cluster;
  if (place.port === 0 || anotherPort || !(await isFree(place.port, "127.0.0.1"))) {
    place.port = await freePort("127.0.0.1");
    savePlace(dataDir, place);
  }
  const pid = launch(binaries, folder, { place, account, settings });
  return (await becomesReady(place, () => isAlive(pid, folder))) ? pid : undefined;
}
