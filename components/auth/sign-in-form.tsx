"use client";

import { signIn } from "#lib/auth-client.ts";
import { AuthForm } from "./auth-form.tsx";
import { Field } from "./field.tsx";

export function SignInForm({ next }: { next: string }) {
  return (
    <AuthForm
      next={next}
      submitLabel="Sign in"
      pendingLabel="Signing in…"
      submit={({ email = "", password = "" }) => signIn({ email, password })}
    >
      {(problems) => (
        <>
          <Field
            name="email"
            label="E-mail"
            type="email"
            autoComplete="username"
            required
            autoFocus
            error={problems.email}
          />
          <Field
            name="password"
            label="Password"
            type="password"
            autoComplete="current-password"
            required
            maxLength={128}
            error={problems.password}
          />
        </>
      )}
    </AuthForm>
  );
}
