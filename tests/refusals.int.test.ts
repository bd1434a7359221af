import { beforeAll, describe, expect, test } from "vitest";
import { POST as generate } from "#app/api/images/generate/route.ts";
import { GET as getSession, PATCH as rename } from "#app/api/images/sessions/[sessionId]/route.ts";
import { POST as addSession, GET as listSessions } from "#app/api/images/sessions/route.ts";
import { newId } from "#lib/ids.ts";
import { endlessStream } from "./endless-stream.ts";
import { createImageSession } from "./factories.ts";
import { as, ORIGIN, type Person, type RequestOptions, send, signUp } from "./http.ts";
import { allRoutes } from "./routes.ts";

process.env.LIMIT_REQUESTS_PER_MINUTE = "0";

const routes = await allRoutes();
const params = {
  sessionId: newId("imageSession"),
  generationId: newId("generation"),
  assetId: newId("asset"),
};
let person: Person;

beforeAll(async () => {
  person = await signUp();
});

async function errorOf(response: Response): Promise<{ status: number; code: string; fields?: object }> {
  const { error } = await response.json();
  return { status: response.status, code: error.code, ...(error.fields && { fields: error.fields }) };
}

describe.each(routes)("$name", ({ method, handler }) => {
  test("is for people who are signed in", async () => {
    const [token = "", ...rest] = person.cookie.split(".");
    const cookies = ["", "better-auth.session_token=made-up", `${token}x.${rest.join(".")}`, token];
    for (const cookie of cookies) {
      const response = await send(handler, method, { params, headers: { cookie } });
      expect(response.status).toBe(401);
      expect(await response.text()).toBe('{"error":{"code":"unauthenticated","message":"Sign in first."}}');
    }
  });

  if (method === "GET") return;
  test.each([
    ["none", ""],
    ["of another site", "https://evil.test"],
    ["that begins like ours", `${ORIGIN}.evil.test`],
    ["of another port", `${ORIGIN}:8080`],
    ["of a sandboxed frame", "null"],
  ])("does nothing for a page whose origin is wrong: %s", async (_what, origin) => {
    const response = await send(handler, method, { params, headers: { cookie: person.cookie, origin } });
    expect(await errorOf(response)).toEqual({ status: 403, code: "wrong_origin" });
  });

  test("takes a request of its own page", async () => {
    const response = await send(handler, method, { params, headers: { cookie: person.cookie } });
    expect([204, 400, 404]).toContain(response.status);
  });
});

describe.each([
  ["POST sessions", (options: RequestOptions) => as(person).post(addSession, options)],
  [
    "PATCH sessions/[sessionId]",
    (options: RequestOptions) => as(person).patch(rename, { params, ...options }),
  ],
  ["POST generate", (options: RequestOptions) => as(person).post(generate, options)],
])("the body of %s", (_name, call) => {
  test.each(["", "{", "title=x", "{'title':'x'}"])("is JSON, which this is not: %j", async (body) => {
    const response = await call({ body });
    expect(await errorOf(response)).toEqual({
      status: 400,
      code: "invalid_input",
      fields: { body: "Not JSON." },
    });
  });

  test.each(["null", "[]", "7", '"title"'])("is an object, which this is not: %s", async (body) => {
    expect(await errorOf(await call({ body }))).toMatchObject({
      status: 400,
      fields: { body: expect.any(String) },
    });
  });

  test("names every field that it does not know", async () => {
    const names = ["first", "second", "toString", "__proto__"];
    const response = await call({ body: `{${names.map((name) => `"${name}":1`)}}` });
    const { status, fields = {} } = await errorOf(response);
    expect(status).toBe(400);
    expect(Object.keys(fields)).toEqual(expect.arrayContaining(names));
  });

  test("is refused once it is too large, without reading on", async () => {
    const { stream, state } = endlessStream(" ".repeat(64 * 1024));
    expect(await errorOf(await call({ body: stream }))).toEqual({ status: 413, code: "too_large" });
    expect(state.sentBytes).toBeLessThan(1024 * 1024);
    expect(state.canceled).toBe(true);
  });

  test("is refused unread when it is announced as too large", async () => {
    const { stream, state } = endlessStream(" ");
    const headers = { "content-length": String(600 * 1024) };
    expect(await errorOf(await call({ body: stream, headers }))).toEqual({ status: 413, code: "too_large" });
    expect(state.sentBytes).toBeLessThan(10);
  });
});

test("a request to generate is told every field that is wrong", async () => {
  const response = await as(person).post(generate, {
    body: {
      sessionId: "ses_1",
      provider: "",
      model: 7,
      prompt: 12,
      negativePrompt: ["no"],
      params: { width: 0, height: 1.5, steps: "12", guidance: -1, strength: 2, seed: -1, count: 99, cfg: 7 },
      sourceAssetId: "asset_1",
      maskAssetId: params.generationId,
      referenceAssetIds: [params.assetId, "nope"],
      parentGenerationId: null,
      prompts: "x",
    },
  });
  const { status, fields } = await errorOf(response);
  expect(status).toBe(400);
  expect(Object.keys(fields ?? {}).sort()).toEqual(
    [
      ...["sessionId", "provider", "model", "prompt", "negativePrompt", "prompts"],
      ...["width", "height", "steps", "guidance", "strength", "seed", "count", "cfg"].map(
        (name) => `params.${name}`,
      ),
      ...["sourceAssetId", "maskAssetId", "referenceAssetIds.1", "parentGenerationId"],
    ].sort(),
  );
});

test("a model that is not offered is refused by name", async () => {
  const { id: sessionId } = await createImageSession(person);
  const body = { sessionId, provider: "sketch", model: "sketch-99", prompt: "a boat" };
  const response = await as(person).post(generate, { body });
  expect(await errorOf(response)).toMatchObject({ status: 400, fields: { model: expect.any(String) } });
});

test.each([
  ["limit", { limit: 0 }],
  ["limit", { limit: 101 }],
  ["limit", { limit: "many" }],
  ["cursor", { cursor: "x" }],
  ["cursor", { cursor: Buffer.from('[1,"a\\u0000"]').toString("base64url") }],
  ["cursor", { cursor: Buffer.from('[8640000000000001,"ses"]').toString("base64url") }],
  ["q", { q: "x".repeat(201) }],
  ["q", { q: "\0" }],
])("a list names a wrong %s: %j", async (field, query) => {
  const response = await as(person).get(listSessions, { query });
  expect(await errorOf(response)).toMatchObject({ status: 400, fields: { [field]: expect.any(String) } });
});

test("a session's steps name a wrong cursor", async () => {
  const { id: sessionId } = await createImageSession(person);
  const response = await as(person).get(getSession, { params: { sessionId }, query: { cursor: "x" } });
  expect(await errorOf(response)).toMatchObject({ status: 400, fields: { cursor: expect.any(String) } });
});

describe("a character that PostgreSQL cannot hold is refused by the name of its field", () => {
  const text = "a\0b";
  const request = { sessionId: params.sessionId, provider: "sketch", model: "sketch-1", prompt: "a boat" };
  test.each([
    ["title", () => as(person).post(addSession, { body: { title: text } })],
    ["model", () => as(person).post(addSession, { body: { model: text } })],
    ["title", () => as(person).patch(rename, { params, body: { title: text } })],
    ["prompt", () => as(person).post(generate, { body: { ...request, prompt: text } })],
    ["negativePrompt", () => as(person).post(generate, { body: { ...request, negativePrompt: text } })],
  ])("%s", async (field, call) => {
    expect(await errorOf(await call())).toMatchObject({
      status: 400,
      fields: { [field]: expect.any(String) },
    });
  });
});
