import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthHeading } from "#components/auth/auth-heading.tsx";
import { OtherPage } from "#components/auth/other-page.tsx";
import { SignUpForm } from "#components/auth/sign-up-form.tsx";
import { SocialButtons } from "#components/auth/social-buttons.tsx";
import { currentUser, socialProviders } from "#lib/auth.ts";
import { safeNextPath } from "#lib/next-path.ts";

type Query = { next?: string | string[] };

export const metadata: Metadata = { title: "Create an account" };

export default async function SignUpPage({ searchParams }: { searchParams: Promise<Query> }) {
  const next = safeNextPath((await searchParams).next);
  if (await currentUser()) redirect(next);
  const providers = socialProviders();
  return (
    <>
      <AuthHeading
        title="Create your account"
        description="Make pictures step by step, and keep every step."
      />
      {providers.length > 0 && <SocialButtons providers={providers} next={next} />}
      <SignUpForm next={next} />
      <OtherPage question="Already have an account?" label="Sign in" path="/sign-in" next={next} />
    </>
  );
}
