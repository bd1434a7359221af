import { checkHealth } from "#lib/health.ts";

export const dynamic = "force-dynamic";

/** 200 when the database, the store and the queue answer, 503 otherwise. No details: anybody may ask. */
export async function GET(): Promise<Response> {
  const health = await checkHealth();
  const healthy = Object.values(health).every((state) => state === "ok");
  return Response.json(health, { status: healthy ? 200 : 503, headers: { "cache-control": "no-store" } });
}
