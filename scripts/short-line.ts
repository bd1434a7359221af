import { z } from "zod";

const LogLine = z.object({
  level: z.string(),
  msg: z.string().default(""),
  err: z.object({ message: z.string() }).optional(),
  generationId: z.string().optional(),
  requestId: z.string().optional(),
});

const LOUD = ["warn", "error", "fatal"];

/**
 * What of a process's output a person at the terminal should see: warnings and worse in short, and whatever is not
 * a log line, such as a crash. Undefined for the rest.
 */
export function shorten(line: string): string | undefined {
  const entry = parse(line);
  if (!entry) return line.trim() === "" ? undefined : line;
  if (!LOUD.includes(entry.level)) return undefined;
  const parts = [
    entry.level,
    entry.msg,
    entry.err && `(${entry.err.message})`,
    entry.generationId ?? entry.requestId,
  ];
  return parts.filter(Boolean).join(" ");
}

function parse(line: string): z.infer<typeof LogLine> | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    return LogLine.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
