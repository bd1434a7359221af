import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { providersPage } from "./provider-docs/page.ts";

/** Writes docs/providers.md anew; a test says when that is due. */
writeFileSync(resolve(import.meta.dirname, "../docs/providers.md"), await providersPage());
