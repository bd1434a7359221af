import { describeRealServers } from "./conformance/real-servers.ts";

/** Says before the tests which adapters meet only fakes. */
export function setup(): void {
  process.stdout.write(`${describeRealServers()}\n`);
}
