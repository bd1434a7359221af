import { toast } from "#components/ui/toast.ts";
import type { SortedFiles } from "../drop/picture-files.ts";

/** Says which files were not taken, and why. */
export function tellRefusals({ pictures, refusals }: SortedFiles): void {
  if (refusals.length === 0) return;
  const title = pictures.length > 0 ? "Not everything could be taken" : "This could not be taken";
  toast.error(title, { description: refusals.join(" ") });
}
