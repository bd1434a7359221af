import { type SpawnSyncOptions, spawnSync } from "node:child_process";
import { StartError } from "../start-error.ts";

/** Who runs PostgreSQL. Undefined means: whoever runs us. */
export type Account = { uid: number; gid: number } | undefined;

const NAME = "postgres";

/**
 * PostgreSQL refuses to run as root; then it runs as the system user `postgres`, made when missing.
 * @throws {StartError} when there is no such user and none can be made
 */
export function databaseAccount(): Account {
  if (process.getuid?.() !== 0) return undefined;
  const account = lookUp();
  if (account) return account;
  const made = spawnSync("useradd", ["--system", "--user-group", "--no-create-home", NAME]);
  if (made.status !== 0) spawnSync("adduser", ["--system", "--group", "--no-create-home", NAME]);
  const created = lookUp();
  if (created) return created;
  throw new StartError(
    `PostgreSQL does not run as root, and a system user "${NAME}" could not be made. Start as another user, or set DATABASE_URL.`,
  );
}

/** Whether `account` may go into `folder` (execute permission on it and on all above it). */
export function canEnter(account: Account, folder: string): boolean {
  const options: SpawnSyncOptions = { ...account, cwd: "/", stdio: "ignore" };
  return spawnSync("/bin/sh", ["-c", 'test -x "$0"', folder], options).status === 0;
}

function lookUp(): Account {
  const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, NAME], { encoding: "utf8" }));
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}
