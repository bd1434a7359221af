import { execFile } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const GUARD = join(import.meta.dirname, "../scripts/end-with-parent.ts");

test("what a watched process forks, as the development server does, lives on to answer", async () => {
  const said = await new Promise((resolve) => {
    const script = join(import.meta.dirname, "fixtures/forks.ts");
    execFile(process.execPath, ["--import", GUARD, script], { timeout: 10_000 }, (_error, stdout) =>
      resolve(stdout),
    );
  });
  expect(said).toBe("hello, got it\n");
});
