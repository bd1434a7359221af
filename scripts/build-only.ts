import { build } from "./build.ts";
import { fail } from "./run.ts";
import { step } from "./terminal.ts";

await step("Building the pages", () => build()).catch(fail);
