import { keepRunning } from "./child.ts";
import { untilHealthy } from "./health.ts";
import { prepare } from "./prepare.ts";
import { runUntilSignal } from "./run.ts";
import { localUrl, readSettings } from "./settings.ts";
import { say, step } from "./terminal.ts";

await runUntilSignal(async (stack, signal) => {
  const settings = await readSettings();
  const { childEnv, logFolder } = await prepare(settings, stack);
  const options = { env: { ...childEnv, NODE_ENV: "development" as const }, logFolder, verbose: true };
  const children = [
    keepRunning("web", "web/index.ts", options),
    keepRunning("worker", "worker/index.ts", {
      ...options,
      nodeOptions: ["--watch", "--watch-preserve-output"],
    }),
  ];
  stack.defer(() => Promise.all(children.map((child) => child.stop())).then(() => {}));
  await step("Starting web and worker", () =>
    untilHealthy(`${localUrl(settings.env)}/api/health`, children, signal),
  );
  say(`Image Studio is ready for changes at ${settings.given.url} (Ctrl-C stops it)`);
});
