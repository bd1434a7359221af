import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { ROOT } from "./settings.ts";

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);
const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };

/**
 * Puts a `.br` and a `.gz` beside each script and style of the build, as small as they get: they never change, so once is
 * enough. Browsers take Brotli only over HTTPS and from localhost.
 */
export async function compressStatic(): Promise<void> {
  const files = globSync(".next/static/**/*.{js,css}", { cwd: ROOT });
  await Promise.all(
    files.map(async (file) => {
      const path = join(ROOT, file);
      const bytes = readFileSync(path);
      writeFileSync(`${path}.br`, await toBrotli(bytes, { params }));
      writeFileSync(`${path}.gz`, await toGzip(bytes, { level: constants.Z_BEST_COMPRESSION }));
    }),
  );
}
