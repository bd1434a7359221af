import { runChecks, STATIC_CHECKS } from "./checks.ts";

/** Format, lint, types, unused code and unit tests, side by side: what to run before every commit. */
const failed = await runChecks([
  ...STATIC_CHECKS,
  { name: "unit tests", command: ["vitest", "run", "--project", "unit", "--reporter=dot"] },
]);
if (failed.length > 0) console.error(`Failed: ${failed.join(", ")}`);
process.exit(failed.length > 0 ? 1 : 0);
