import { say, step } from "./terminal.ts";
import { withDatabase } from "./with-database.ts";

// The steps tell what matters here.
process.env.LOG_LEVEL ??= "warn";

await withDatabase(async () => {
  const { DEMO, createDemoUser } = await import("./seed/demo-user.ts");
  const { seedSessions } = await import("./seed/demo-sessions.ts");
  const { flushSignals } = await import("#lib/events.ts");
  const { closeQueue } = await import("#lib/queue.ts");
  const { closeDb } = await import("#db/index.ts");
  const user = await createDemoUser();
  if (user) {
    await step("Drawing the demo sessions", () => seedSessions(user));
    say(`Sign in as ${DEMO.email} with the password ${DEMO.password}`);
  } else say(`The demo account ${DEMO.email} is already there. Nothing was changed.`);
  await flushSignals();
  await closeQueue();
  await closeDb();
});
