import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

export type Count = { passed: number; failed: number };

const VitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/** From vitest's JSON report. A run that failed without a failed test (a file that does not load) counts as one. */
export function countVitest(path: string, exitCode: number | null): Count {
  if (!existsSync(path)) return { passed: 0, failed: 1 };
  const report = VitestReport.parse(JSON.parse(readFileSync(path, "utf8")));
  return atLeastOneFailure({ passed: report.numPassedTests, failed: report.numFailedTests }, exitCode);
}

/** From Playwright's JSON report, likewise. A test that needed its second try has passed; its report names it as flaky. */
export function countPlaywright(path: string, exitCode: number | null): Count {
  if (!existsSync(path)) return { passed: 0, failed: 1 };
  const { stats } = PlaywrightReport.parse(JSON.parse(readFileSync(path, "utf8")));
  return atLeastOneFailure({ passed: stats.expected + stats.flaky, failed: stats.unexpected }, exitCode);
}

function atLeastOneFailure({ passed, failed }: Count, exitCode: number | null): Count {
  return { passed, failed: exitCode === 0 ? failed : Math.max(failed, 1) };
}
