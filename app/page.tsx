import { redirect } from "next/navigation";
import { requireUserOrRedirect } from "#lib/auth.ts";
import { env } from "#lib/env.ts";

export default async function HomePage() {
  await requireUserOrRedirect("/");
  redirect(env().FEATURE_IMAGES ? "/images" : "/dashboard");
}
