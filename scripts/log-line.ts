import { z } from "zod";

const LogLine = z.object({
  level: z.string(),
  msg: z.string().default(""),
  method: z.string().optional(),
  path: z.string().optional(),
  status: z.number().optional(),
  err: z.object({ message: z.string() }).optional(),
  generationId: z.string().optional(),
  requestId: z.string().optional(),
});

const WARNINGS = ["warn", "error", "fatal"];

/**
 * What of a process's output goes to the terminal, in short; undefined for nothing. `everything` includes what is
 * not a log line at all, such as the stack of a crash.
 */
export function summarize(line: string, wanted: "warnings" | "everything"): string | undefined {
  const entry = parse(line);
  if (!entry) return wanted === "everything" && line.trim() ? line : undefined;
  if (wanted === "warnings" && !WARNINGS.includes(entry.level)) return undefined;
  const { level, msg, method, path, status, err } = entry;
  const id = entry.generationId ?? entry.requestId;
  return [level, msg, method, path, status, err && `(${err.message})`, id].filter(Boolean).join(" ");
}

function parse(line: string): z.infer<typeof LogLine> | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    return LogLine.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
