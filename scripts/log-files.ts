import { existsSync, renameSync, statSync } from "node:fs";

const MAX_BYTES = 10 * 1024 * 1024;

/** Sets a log file that has grown too large aside, keeping one older file. */
export function rotate(path: string): void {
  if (existsSync(path) && statSync(path).size > MAX_BYTES) renameSync(path, `${path}.1`);
}
