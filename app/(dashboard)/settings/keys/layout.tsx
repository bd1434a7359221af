import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { env } from "#lib/env.ts";

/** Decided outside of what is streamed, so that the answer's status is 404 too. */
export default function OwnKeysLayout({ children }: { children: ReactNode }) {
  const { FEATURE_IMAGES, ALLOW_OWN_KEYS } = env();
  if (!FEATURE_IMAGES || !ALLOW_OWN_KEYS) notFound();
  return children;
}
