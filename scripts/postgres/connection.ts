import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { codeOf } from "../private-files.ts";
import { SUPERUSER } from "./cluster.ts";
import type { Place } from "./place.ts";

const DATABASE = "studio";
const DUPLICATE_DATABASE = "42P04";
/** Refused, cut, or answered "the database system is starting up" or "shutting down". */
const NOT_YET = ["ECONNREFUSED", "ECONNRESET", "57P03", "57P01"];

export function urlOf(place: Place, database = DATABASE): string {
  return `postgresql://${SUPERUSER}:${place.password}@127.0.0.1:${place.port}/${database}`;
}

/**
 * Resolves once a connection works, which is the only proof of readiness, and the studio's database is there.
 * False when the server ended meanwhile.
 */
export async function becomesReady(place: Place, isRunning: () => boolean): Promise<boolean> {
  while (isRunning()) {
    const client = new Client({ connectionString: urlOf(place, "postgres"), connectionTimeoutMillis: 5000 });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.query(`create database ${DATABASE}`);
      return true;
    } catch (error) {
      const code = codeOf(error) ?? "";
      if (code === DUPLICATE_DATABASE) return true;
      if (!NOT_YET.includes(code)) throw error;
    } finally {
      await client.end().catch(() => {});
    }
    await sleep(25);
  }
  return false;
}
