/** The few calls a browser makes to Better Auth, over plain fetch: its own client is many times larger. */

type Field = "name" | "email" | "password";
/** What went wrong, for the person; `field` when one input is to blame. */
export type AuthFailure = { message: string; field?: Field };
type Answer = { ok: true; body: { url?: string } } | ({ ok: false } & AuthFailure);

const FAILURES: Record<string, AuthFailure> = {
  INVALID_EMAIL_OR_PASSWORD: { message: "That e-mail and password do not belong together." },
  INVALID_EMAIL: { field: "email", message: "That is not a complete e-mail address." },
  INVALID_NAME: { field: "name", message: "A name has 1 to 100 characters." },
  PASSWORD_TOO_SHORT: { field: "password", message: "Use 8 characters or more." },
  PASSWORD_TOO_LONG: { field: "password", message: "Use 128 characters or fewer." },
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: {
    field: "email",
    message: "There is already an account with this e-mail. Sign in instead?",
  },
};

/** Null when signed in. */
export async function signIn(input: { email: string; password: string }): Promise<AuthFailure | null> {
  return failureOf(await post("/sign-in/email", input));
}

/** Makes an account and signs in. Null when that worked. */
export async function signUp(input: {
  name: string;
  email: string;
  password: string;
}): Promise<AuthFailure | null> {
  return failureOf(await post("/sign-up/email", input));
}

export async function signOut(): Promise<AuthFailure | null> {
  return failureOf(await post("/sign-out", {}));
}

/** Leaves for the other service's own page, which comes back to `next`. */
export async function signInWith(provider: "github" | "google", next: string): Promise<AuthFailure | null> {
  const answer = await post("/sign-in/social", { provider, callbackURL: next, errorCallbackURL: "/sign-in" });
  if (answer.ok && answer.body.url) window.location.assign(answer.body.url);
  return failureOf(answer);
}

function failureOf(answer: Answer): AuthFailure | null {
  return answer.ok ? null : answer;
}

async function post(path: string, input: object): Promise<Answer> {
  try {
    const response = await fetch(`/api/auth${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(input),
    });
    const body = await response.json().catch(() => ({}));
    return response.ok ? { ok: true, body: body ?? {} } : { ok: false, ...failure(response, body) };
  } catch {
    return { ok: false, message: "The studio did not answer. Check your connection and try again." };
  }
}

function failure(response: Response, body: { code?: string; message?: string }): AuthFailure {
  if (response.status === 429 && body.code === "TOO_MANY_TRIES" && body.message) {
    return { message: body.message };
  }
  if (response.status === 429) {
    const seconds = Number(response.headers.get("x-retry-after")) || 60;
    return { message: `Too many tries from here. Try again in ${seconds} s.` };
  }
  const known = body.code ? FAILURES[body.code] : undefined;
  return known ?? { message: "That did not work, and nothing was changed. Please try again." };
}
