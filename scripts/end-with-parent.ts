// Loaded into the children before their own code. When the start script is killed outright, they must not live on:
// they would hold the port and the database while nobody watches them.
const LAST_CALL_MS = 8000;

process.on("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), LAST_CALL_MS).unref();
});
process.channel?.unref();

// What a child forks gets its options, and lives on its channel: this file would end it at once.
const at = process.execArgv.findIndex((argument) => argument.endsWith("end-with-parent.ts"));
if (at > 0) process.execArgv.splice(at - 1, 2);
