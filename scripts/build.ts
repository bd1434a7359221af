import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { compressStatic } from "./compress-static.ts";
import { ROOT } from "./settings.ts";
import { StartError } from "./start-error.ts";

/** Everything that ends up in the build. */
const SOURCES = [
  "{app,components,lib,db,public}/**/*",
  "{package-lock.json,tsconfig.json,proxy.ts,instrumentation*.ts,next.config.ts,postcss.config.*}",
];
const STAMP = join(ROOT, ".next/studio-build");

/** Whether the sources differ from those of the last build. */
export function isBuildStale(): boolean {
  if (!existsSync(join(ROOT, ".next/BUILD_ID")) || !existsSync(STAMP)) return true;
  return readFileSync(STAMP, "utf8") !== hashSources();
}

/** @throws {StartError} with the compiler's last lines; {Error} of `signal` when that ends it */
export async function build(signal?: AbortSignal): Promise<void> {
  const hash = hashSources();
  const child = spawn(process.execPath, [join(ROOT, "node_modules/next/dist/bin/next"), "build"], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    ...(signal && { signal }),
  });
  const [output, errors, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve)),
  ]);
  if (code !== 0) throw new StartError(`The build failed.\n${`${output}\n${errors}`.trim().slice(-4000)}`);
  await compressStatic();
  writeFileSync(STAMP, hash);
}

function hashSources(): string {
  const hash = createHash("sha256");
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: ROOT, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$|^\./.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}
