import { randomInt, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/index.ts";
import { session } from "#db/schema/auth.ts";
import { POST } from "../app/api/auth/[...all]/route.ts";
import { userFromRequest } from "./auth.ts";

const ORIGIN = "http://studio.test";
const PASSWORD = "a long enough password";

type Browser = { address: string; cookie?: string; headers?: Record<string, string> };

/** A browser somewhere on the internet. */
const somewhere = (): Browser => ({ address: `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}` });
const newEmail = () => `${randomUUID()}@example.test`;

async function post(path: string, body: object, { address, cookie, headers }: Browser): Promise<Response> {
  return await POST(
    new Request(`${ORIGIN}/api/auth${path}`, {
      method: "POST",
      body: JSON.stringify(body),
      headers: {
        host: "studio.test",
        origin: ORIGIN,
        "content-type": "application/json",
        "x-client-address": address,
        ...(cookie && { cookie }),
        ...headers,
      },
    }),
  );
}

const signUp = (email: string, browser = somewhere()) =>
  post("/sign-up/email", { name: "Ada", email, password: PASSWORD }, browser);
const signIn = (email: string, password: string, browser = somewhere()) =>
  post("/sign-in/email", { email, password }, browser);
const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
const userOf = (cookie: string) => userFromRequest(new Request(ORIGIN, { headers: { cookie } }));

test("signing up signs in, and signing out ends that session everywhere at once", async () => {
  const email = newEmail();
  const cookie = cookieOf(await signUp(email));
  expect(await userOf(cookie)).toMatchObject({ email, name: "Ada", image: null });

  expect((await post("/sign-out", {}, { ...somewhere(), cookie })).status).toBe(200);
  expect(await userOf(cookie)).toBeNull();
});

test("signing in needs the right password, in any spelling of the address", async () => {
  const email = newEmail();
  await signUp(email);
  expect((await signIn(email, "not the password")).status).toBe(401);
  const answer = await signIn(email.toUpperCase(), PASSWORD);
  expect(await userOf(cookieOf(answer))).toMatchObject({ email });
});

test("a session that is deleted in the database is over, whatever cookie is shown", async () => {
  const cookie = cookieOf(await signUp(newEmail()));
  const user = await userOf(cookie);
  await db()
    .delete(session)
    .where(eq(session.userId, user?.id ?? ""));
  expect(await userOf(cookie)).toBeNull();
});

test("the session cookie is out of reach of scripts and of other sites", async () => {
  const [line] = (await signUp(newEmail())).headers.getSetCookie();
  expect(line).toMatch(/HttpOnly/i);
  expect(line).toMatch(/SameSite=Lax/i);
});

test.each([
  ["name", { name: " " }],
  ["name", { name: "x".repeat(101) }],
  ["email", { email: "nobody" }],
  ["password", { password: "1234567" }],
  ["password", { password: "x".repeat(129) }],
])("an account cannot be made with a wrong %s", async (_field, wrong) => {
  const input = { name: "Ada", email: newEmail(), password: PASSWORD, ...wrong };
  expect((await post("/sign-up/email", input, somewhere())).status).toBe(400);
});

test("another site cannot sign anybody in, up or out", async () => {
  const cookie = cookieOf(await signUp(newEmail()));
  const elsewhere = { ...somewhere(), headers: { origin: "https://evil.example" } };
  expect((await signUp(newEmail(), elsewhere)).status).toBe(403);
  expect((await signIn(newEmail(), PASSWORD, elsewhere)).status).toBe(403);
  expect((await post("/sign-out", {}, { ...elsewhere, cookie })).status).toBe(403);
  expect(await userOf(cookie)).not.toBeNull();
});

test("one address gets 10 tries to sign in a minute, whatever it says about itself", async () => {
  const { address } = somewhere();
  const statuses: number[] = [];
  for (let n = 0; n < 12; n++) {
    const headers = { "x-forwarded-for": `203.0.113.${n}`, "x-real-ip": `203.0.113.${n}` };
    statuses.push((await signIn(newEmail(), PASSWORD, { address, headers })).status);
  }
  expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
});

test("one account gets 10 tries, from however many addresses, at once or in turn", async () => {
  const email = newEmail();
  await signUp(email);
  const answers = await Promise.all(Array.from({ length: 14 }, () => signIn(email, "not the password")));
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([...Array(10).fill(401), ...Array(4).fill(429)]);

  const refused = await signIn(email, PASSWORD);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
});

test("tries tell nothing about whether an account exists", async () => {
  const email = newEmail();
  await signUp(email);
  expect(await outcomes(email)).toEqual(await outcomes(newEmail()));
});

test("a success gives the account all its tries back", async () => {
  const email = newEmail();
  await signUp(email);
  for (let n = 0; n < 9; n++) await signIn(email, "not the password");
  expect((await signIn(email, PASSWORD)).status).toBe(200);
  expect((await signIn(email, "not the password")).status).toBe(401);
});

test("a body that no sign-in needs is refused before it is read to its end", async () => {
  const answer = await signIn(newEmail(), "x".repeat(20_000));
  expect(answer.status).toBe(413);
});

/** What 11 wrong tries are answered. */
async function outcomes(email: string): Promise<[number, string][]> {
  const answers: [number, string][] = [];
  for (let n = 0; n < 11; n++) {
    const answer = await signIn(email, "not the password");
    answers.push([answer.status, await answer.text()]);
  }
  return answers;
}
