import { route } from "#lib/api.ts";
import { getSweep } from "#lib/images/sweep-grid.ts";
import { SweepParams } from "#lib/images/sweep-input.ts";

export const GET = route({ params: SweepParams }, async ({ user, params }) =>
  Response.json({ sweep: await getSweep(user, params.sweepId) }),
);
