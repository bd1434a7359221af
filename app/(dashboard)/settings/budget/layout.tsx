import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { env } from "#lib/env.ts";

/** Decided outside of what is streamed, so that the answer's status is 404 too. */
export default function BudgetLayout({ children }: { children: ReactNode }) {
  if (!env().FEATURE_IMAGES) notFound();
  return children;
}
