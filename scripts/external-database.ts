import { Client } from "pg";
import { codeOf } from "./private-files.ts";
import { StartError } from "./start-error.ts";

const OLDEST = 15;
const TIMEOUT_MS = 5000;

/**
 * Makes sure that DATABASE_URL leads to a PostgreSQL we can work with.
 * @throws {StartError} saying what is wrong, never with the password
 */
export async function checkDatabase(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: TIMEOUT_MS });
  client.on("error", () => {});
  let version: number;
  try {
    await client.connect();
    const { rows } = await client.query("show server_version_num");
    version = Math.floor(Number(rows[0].server_version_num) / 10_000);
  } catch (error) {
    throw new StartError(`DATABASE_URL: ${explain(error, client)}`);
  } finally {
    await client.end().catch(() => {});
  }
  if (version >= OLDEST) return;
  throw new StartError(`DATABASE_URL: this is PostgreSQL ${version}; ${OLDEST} or newer is needed.`);
}

function explain(error: unknown, { host, port, user, database }: Client): string {
  const where = `${host}:${port}`;
  switch (codeOf(error)) {
    case "28P01":
    case "28000":
      return `the server at ${where} does not let user "${user}" in; is the password right?`;
    case "3D000":
      return `the server at ${where} has no database "${database}".`;
    case "ECONNREFUSED":
      return `nothing listens at ${where}.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `there is no host "${host}".`;
    default:
      return `no connection to ${where}: ${error instanceof Error ? error.message : String(error)}`;
  }
}
