import { createHash, randomBytes, randomUUID } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readJson, writePrivateJson } from "../private-files.ts";
import { type Account, canEnter } from "./account.ts";

/** What the data folder remembers of its database, in `postgres.json`. */
const Place = z.object({
  folder: z.string(),
  port: z.number().int(),
  password: z.string(),
});
export type Place = z.infer<typeof Place>;

/** For clusters and binaries that `postgres` cannot reach where they are, as below a home of mode 0700. */
const SHARED_FOLDER = "/var/lib/image-studio";

/** Where the cluster of `dataDir` is, or shall be. `say` is told when that is outside of it. */
export function findPlace(dataDir: string, account: Account, say: (line: string) => void): Place {
  const recorded = readJson(join(dataDir, "postgres.json"));
  const place = recorded
    ? Place.parse(recorded)
    : { folder: "", port: 0, password: randomBytes(24).toString("base64url") };
  if (!place.folder.startsWith(SHARED_FOLDER)) place.folder = choose(dataDir, account, say);
  openTo(account, place.folder);
  place.folder = realpathSync(place.folder);
  savePlace(dataDir, place);
  return place;
}

export function savePlace(dataDir: string, place: Place): void {
  writePrivateJson(join(dataDir, "postgres.json"), place);
}

/** The binaries themselves, or a copy of them that `account` can run. */
export function reachableBinaries(native: string, account: Account): string {
  if (canEnter(account, join(native, "bin"))) return native;
  const { version } = z.object({ version: z.string() }).parse(readJson(join(native, "..", "package.json")));
  const copy = join(SHARED_FOLDER, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const temporary = `${copy}.${randomUUID()}`;
  mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 });
  cpSync(native, temporary, { recursive: true, verbatimSymlinks: true });
  renameSync(temporary, copy);
  return copy;
}

/** Inside the data folder, so that one folder holds everything, unless `account` cannot get there. */
function choose(dataDir: string, account: Account, say: (line: string) => void): string {
  const inside = join(dataDir, "postgres");
  if (account) {
    // The database's own user may pass through the data folder, but not look around in it.
    chownSync(dataDir, statSync(dataDir).uid, account.gid);
    chmodSync(dataDir, 0o710);
  }
  if (canEnter(account, dataDir)) return inside;
  const hash = createHash("sha256").update(dataDir).digest("hex").slice(0, 16);
  const outside = join(SHARED_FOLDER, hash);
  say(`The system user "postgres" cannot reach ${dataDir}, so the database is kept in ${outside}.`);
  return outside;
}

function openTo(account: Account, folder: string): void {
  if (folder.startsWith(SHARED_FOLDER)) mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
}
