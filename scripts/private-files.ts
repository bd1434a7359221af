import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { StartError } from "./start-error.ts";

/** Parsed JSON, or undefined when there is no such file. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw new StartError(`${path} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** Written whole or not at all, readable by its owner only. */
export function writePrivateJson(path: string, value: unknown): void {
  const temporary = `${path}.${randomUUID()}`;
  writeFileSync(temporary, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(temporary, path);
}

/** @throws {StartError} when it cannot be made or written to */
export function makePrivateFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const probe = `${path}/.write-${randomUUID()}`;
    writeFileSync(probe, "", { mode: 0o600 });
    rmSync(probe);
  } catch (error) {
    throw new StartError(
      `The data folder ${path} cannot be written to (${codeOf(error)}). Set STUDIO_DATA_DIR.`,
    );
  }
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}
