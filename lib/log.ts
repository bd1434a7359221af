import pino from "pino";
import { env } from "./env.ts";

let root: pino.Logger | undefined;

/** Structured lines on standard output. `fields` go on every line of the logger that is returned. */
export function log(fields: pino.Bindings = {}): pino.Logger {
  root ??= pino({
    level: env().LOG_LEVEL,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: ["authorization", "cookie", "password", "apiKey"],
  });
  return root.child(fields);
}
