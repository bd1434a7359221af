import { globSync } from "node:fs";
import type { Handler, Method } from "./http.ts";

/** One method of one file below `app/api/images`, such as `GET sessions/[sessionId]`. */
export type Route = { name: string; method: Method; handler: Handler };

const FOLDER = `${import.meta.dirname}/../app/api/images`;
const METHODS: readonly Method[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const OTHER_METHODS = ["HEAD", "OPTIONS"];

/** Every method of every route that there is, read from the folder: a new one cannot be forgotten. */
export async function allRoutes(): Promise<Route[]> {
  const routes: Route[] = [];
  for (const file of globSync("**/route.ts", { cwd: FOLDER }).sort()) {
    const handlers: Record<string, Handler | undefined> = await import(`${FOLDER}/${file}`);
    const other = OTHER_METHODS.find((method) => handlers[method]);
    if (other) throw new Error(`${file} has ${other}, which no test of all routes knows`);
    for (const method of METHODS) {
      const handler = handlers[method];
      if (handler) routes.push({ name: `${method} ${file.replace(/\/route\.ts$/, "")}`, method, handler });
    }
  }
  return routes;
}
