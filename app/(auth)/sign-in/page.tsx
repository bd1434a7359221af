import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthHeading } from "#components/auth/auth-heading.tsx";
import { OtherPage } from "#components/auth/other-page.tsx";
import { SignInForm } from "#components/auth/sign-in-form.tsx";
import { SocialButtons } from "#components/auth/social-buttons.tsx";
import { currentUser, socialProviders } from "#lib/auth.ts";
import { safeNextPath } from "#lib/next-path.ts";

type Query = { next?: string | string[]; error?: string | string[] };

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const next = safeNextPath(query.next);
  if (await currentUser()) redirect(next);
  const providers = socialProviders();
  return (
    <>
      <AuthHeading title="Welcome back" description="Your sessions are where you left them." />
      {query.error !== undefined && (
        <p role="alert" className="rounded-md bg-destructive-soft px-3 py-2 text-destructive-text">
          The other service did not sign you in. If you have an account with this e-mail and a password, use
          those.
        </p>
      )}
      {providers.length > 0 && <SocialButtons providers={providers} next={next} />}
      <SignInForm next={next} />
      <OtherPage question="New here?" label="Create an account" path="/sign-up" next={next} />
    </>
  );
}
