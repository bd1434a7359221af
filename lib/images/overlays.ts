import type { AssetRow } from "#db/schema/images.ts";
import { invalidField } from "#lib/errors.ts";
import type { AssetRole } from "./constants.ts";

/** What lies over a picture and is none itself. */
const OVERLAYS: Partial<Record<AssetRole, string>> = { mask: "A mask", markup: "A drawing of instructions" };

/** @param deed what it was to do, after "cannot". @throws {AppError} invalid_input, naming `field` */
export function refuseOverlay({ role }: Pick<AssetRow, "role">, field: string, deed: string): void {
  const name = OVERLAYS[role];
  if (name) throw invalidField(field, `${name} cannot ${deed}. Choose a picture.`);
}
