import { spawn } from "node:child_process";
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { StartError } from "../start-error.ts";
import type { Account } from "./account.ts";
import type { Place } from "./place.ts";

export const SUPERUSER = "studio";
const MAJOR = "18";
const UNFINISHED = "initializing-";

/**
 * The data files in `place`, made on first use. They are made aside and renamed, so a cluster that exists is
 * complete: killed halfway, the next start begins anew.
 */
export async function ensureCluster(binaries: string, place: Place, account: Account): Promise<string> {
  const cluster = join(place.folder, "cluster");
  for (const name of readdirSync(place.folder)) {
    if (name.startsWith(UNFINISHED)) rmSync(join(place.folder, name), { recursive: true, force: true });
  }
  if (existsSync(cluster)) {
    checkVersion(cluster);
    return cluster;
  }
  const aside = mkdtempSync(join(place.folder, UNFINISHED));
  if (account) chownSync(aside, account.uid, account.gid);
  await initialize(binaries, aside, place.password, account);
  renameSync(join(aside, "cluster"), cluster);
  rmSync(aside, { recursive: true });
  return cluster;
}

async function initialize(
  binaries: string,
  aside: string,
  password: string,
  account: Account,
): Promise<void> {
  const passwordFile = join(aside, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const options = [
    ...["--pgdata", join(aside, "cluster"), "--username", SUPERUSER, "--pwfile", passwordFile],
    // Sorting and case by Unicode, whatever locales this machine has.
    ...["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
    ...["--auth=scram-sha-256", "--no-instructions"],
  ];
  const child = spawn(join(binaries, "bin", "initdb"), options, {
    ...account,
    cwd: aside,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [errors, code] = await Promise.all([
    text(child.stderr),
    new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve)),
  ]);
  if (code !== 0) throw new StartError(`The database could not be created: ${errors.trim()}`);
}

function checkVersion(cluster: string): void {
  const version = readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  if (version === MAJOR) return;
  throw new StartError(
    `${cluster} was made by PostgreSQL ${version}; this version of the studio brings ${MAJOR}.`,
  );
}
