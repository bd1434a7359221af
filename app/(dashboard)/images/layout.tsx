import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { ImagesProviders } from "#components/images/api/images-providers.tsx";
import { env } from "#lib/env.ts";

export default function ImagesLayout({ children }: { children: ReactNode }) {
  if (!env().FEATURE_IMAGES) notFound();
  return <ImagesProviders>{children}</ImagesProviders>;
}
