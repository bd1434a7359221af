import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { type BetterAuthOptions, betterAuth } from "better-auth/minimal";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { db } from "#db/index.ts";
import * as schema from "#db/schema/auth.ts";
import { env } from "./env.ts";
import { AppError } from "./errors.ts";
import { log } from "./log.ts";
import { signInPath } from "./next-path.ts";
import { isHttps, trustedOrigins } from "./origins.ts";
import { countSignInTry, forgetSignInTries } from "./sign-in-limit.ts";

/** Who is signed in: what pages and routes may know of an account. */
export type User = { id: string; email: string; name: string; image: string | null };

type Auth = ReturnType<typeof createAuth>;

const holder = globalThis as typeof globalThis & { studioAuth?: Auth };

/** The one Better Auth instance of this process, made on first use: importing this opens no connection. */
export function auth(): Auth {
  holder.studioAuth ??= createAuth();
  return holder.studioAuth;
}

/** The signed-in person of a request to a route; null when there is none. */
export async function userFromRequest(request: Pick<Request, "headers">): Promise<User | null> {
  const found = await auth().api.getSession({ headers: request.headers });
  if (!found) return null;
  const { id, email, name, image } = found.user;
  return { id, email, name, image: image ?? null };
}

/** The signed-in person of the page that is being rendered. Asked for once a page, however often it is called. */
export const currentUser = cache(
  async (): Promise<User | null> => userFromRequest({ headers: await headers() }),
);

/** For pages: the signed-in person, or off to sign in and back to `path`. */
export async function requireUserOrRedirect(path: string): Promise<User> {
  return (await currentUser()) ?? redirect(signInPath(path));
}

/** Which other accounts can be used to sign in. */
export function socialProviders(): ("github" | "google")[] {
  const { GITHUB_CLIENT_ID, GOOGLE_CLIENT_ID } = env();
  return [
    ...(GITHUB_CLIENT_ID ? (["github"] as const) : []),
    ...(GOOGLE_CLIENT_ID ? (["google"] as const) : []),
  ];
}

function createAuth() {
  const { BETTER_AUTH_URL, BETTER_AUTH_SECRET } = env();
  return betterAuth({
    appName: "Image Studio",
    secret: BETTER_AUTH_SECRET,
    ...(BETTER_AUTH_URL ? { baseURL: BETTER_AUTH_URL } : {}),
    trustedOrigins: (request) => trustedOrigins(request),
    database: drizzleAdapter(db(), { provider: "pg", schema, transaction: true }),
    emailAndPassword: { enabled: true, minPasswordLength: 8, maxPasswordLength: 128 },
    socialProviders: socialSettings(),
    // No cookie cache: it would keep a revoked session alive. A session lasts 30 days from signing in.
    session: { expiresIn: 30 * 24 * 60 * 60, disableSessionRefresh: true, cookieCache: { enabled: false } },
    rateLimit: RATE_LIMITS,
    hooks: signInHooks(),
    // No page uses it, and it would take a name of any length.
    disabledPaths: ["/update-user"],
    advanced: {
      useSecureCookies: isHttps(),
      // Set by our own server from the socket (or a trusted proxy) on every request, whatever the client sent.
      ipAddress: { ipAddressHeaders: ["x-client-address"] },
      // Better Auth turns this check off when NODE_ENV is "test".
      disableOriginCheck: false,
    },
    telemetry: { enabled: false },
    onAPIError: {
      // Refusals are answers, not errors; Better Auth would print each on standard error.
      onError: (error) => {
        if (error instanceof APIError && error.statusCode < 500) return;
        log({ module: "auth" }).error({ err: error }, "request failed");
      },
    },
    logger: {
      level: "warn",
      log: (level, message) => log({ module: "auth" })[level](message),
    },
  });
}

/** Per client address and path; the limit per account is in the hooks. */
const RATE_LIMITS: BetterAuthOptions["rateLimit"] = {
  enabled: true,
  storage: "database",
  window: 60,
  max: 120,
  customRules: {
    "/sign-up/email": { window: 60, max: 20 },
    "/sign-in/email": { window: 60, max: 10 },
    "/sign-in/social": { window: 60, max: 10 },
  },
};

function signInHooks() {
  return {
    before: createAuthMiddleware(async (context) => {
      if (context.path === "/sign-up/email") assertName(context.body?.name);
      if (context.path === "/sign-in/email") await countTry(context.body?.email);
    }),
    after: createAuthMiddleware(async (context) => {
      if (context.path === "/sign-in/email" && context.context.newSession) {
        await forgetSignInTries(context.context.newSession.user.email);
      }
    }),
  };
}

function assertName(name: unknown): void {
  const length = typeof name === "string" ? name.trim().length : 0;
  if (length >= 1 && length <= 100) return;
  throw new APIError("BAD_REQUEST", { code: "INVALID_NAME", message: "A name has 1 to 100 characters." });
}

async function countTry(email: unknown): Promise<void> {
  if (typeof email !== "string") return;
  try {
    await countSignInTry(email);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const retryAfter = String(Math.ceil((error.retryAfterMs ?? 0) / 1000));
    throw new APIError(
      "TOO_MANY_REQUESTS",
      { code: "TOO_MANY_TRIES", message: error.message },
      { "Retry-After": retryAfter },
    );
  }
}

function socialSettings(): BetterAuthOptions["socialProviders"] {
  const { GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET, GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET } = env();
  return {
    ...(GITHUB_CLIENT_ID && GITHUB_CLIENT_SECRET
      ? { github: { clientId: GITHUB_CLIENT_ID, clientSecret: GITHUB_CLIENT_SECRET } }
      : {}),
    ...(GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET
      ? { google: { clientId: GOOGLE_CLIENT_ID, clientSecret: GOOGLE_CLIENT_SECRET } }
      : {}),
  };
}
