import { withDatabase } from "./with-database.ts";

await withDatabase(async () => {});
