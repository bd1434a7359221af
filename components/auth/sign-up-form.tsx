"use client";

import { signUp } from "#lib/auth-client.ts";
import { AuthForm } from "./auth-form.tsx";
import { Field } from "./field.tsx";

export function SignUpForm({ next }: { next: string }) {
  return (
    <AuthForm
      next={next}
      submitLabel="Create account"
      pendingLabel="Creating your account…"
      submit={({ name = "", email = "", password = "" }) => signUp({ name, email, password })}
    >
      {(problems) => (
        <>
          <Field
            name="name"
            label="Name"
            type="text"
            autoComplete="name"
            required
            autoFocus
            maxLength={100}
            error={problems.name}
          />
          <Field
            name="email"
            label="E-mail"
            type="email"
            autoComplete="username"
            required
            error={problems.email}
          />
          <Field
            name="password"
            label="Password"
            type="password"
            autoComplete="new-password"
            required
            minLength={8}
            maxLength={128}
            hint="8 characters or more."
            error={problems.password}
          />
        </>
      )}
    </AuthForm>
  );
}
