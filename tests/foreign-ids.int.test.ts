import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as openPicture } from "#app/api/images/assets/[assetId]/route.ts";
import { db } from "#db/index.ts";
import { imageGenerations } from "#db/schema/images.ts";
import { type IdKind, newId } from "#lib/ids.ts";
import { previewKey } from "#lib/images/asset-bytes.ts";
import { findAssets } from "#lib/images/assets.ts";
import { cancelGeneration } from "#lib/images/cancel-generation.ts";
import { deleteGeneration } from "#lib/images/generations.ts";
import { runGeneration } from "#lib/images/run-generation.ts";
import { createSession, deleteSession } from "#lib/images/sessions.ts";
import { startSweep } from "#lib/images/sweep.ts";
import { SweepInput } from "#lib/images/sweep-input.ts";
import { storage } from "#lib/storage.ts";
import { drawnInstructions } from "./conformance/pixels.ts";
import { createAsset, createGeneration, createImageSession, createRaw, png } from "./factories.ts";
import { as, type Person, type RequestOptions, send, signUp } from "./http.ts";
import { allRoutes } from "./routes.ts";

process.env.LIMIT_REQUESTS_PER_MINUTE = "0";
process.env.LIMIT_CONCURRENT_GENERATIONS = "0";
// Only so that there is a model that reads drawings: nothing is run here.
process.env.OPENAI_API_KEY = "sk-never-called";
process.env.MODERATION_OPENAI = "false";
const READS_DRAWINGS = { provider: "openai", model: "gpt-image-2.6-flare", params: {} };

/** One id that a route takes. */
type IdUse = {
  kind: IdKind;
  in: "path" | "query" | "body";
  /** Makes something of `owner` that the request works on. @returns its id */
  make: (owner: Person) => Promise<string>;
  /** The request of `caller` that names it and has nothing else wrong. */
  request: (id: string, caller: Person) => Promise<RequestOptions> | RequestOptions;
};

const session = async (owner: Person) => (await createImageSession(owner)).id;
const generation = async (owner: Person) => (await createGeneration(owner)).id;
const asset = async (owner: Person) => (await createAsset(owner)).id;
const mask = async (owner: Person) => (await createAsset(owner, { role: "mask" })).id;
const markup = async (owner: Person) => {
  const { bytes } = await drawnInstructions({ width: 64, height: 64 });
  return (await createAsset(owner, { role: "markup", bytes })).id;
};
const paintedMask = async (owner: Person) =>
  (await createAsset(owner, { role: "mask", strokes: { baseAssetId: null, strokes: [{ kind: "all" }] } })).id;

const inPath = (kind: IdKind, param: string, make: IdUse["make"], more: RequestOptions = {}): IdUse => ({
  kind,
  in: "path",
  make,
  request: (id) => ({ params: { [param]: id }, ...more }),
});

const inBody = (kind: IdKind, make: IdUse["make"], body: (id: string) => object): IdUse => ({
  kind,
  in: "body",
  make,
  request: (id) => ({ body: body(id) }),
});

const inQuery = (kind: IdKind, name: string, make: IdUse["make"], more: RequestOptions = {}): IdUse => ({
  kind,
  in: "query",
  make,
  request: (id) => ({ query: { [name]: id }, ...more }),
});

const GENERATE_BASE = { provider: "sketch", model: "sketch-1", prompt: "a lighthouse" };

/** A request to generate that is right but for the id that it adds. */
const inGenerate = (
  kind: IdKind,
  make: IdUse["make"],
  fields: (id: string, caller: Person) => Promise<object> | object,
): IdUse => ({
  kind,
  in: "body",
  make,
  request: async (id, caller) => ({
    body: {
      sessionId: await session(caller),
      ...GENERATE_BASE,
      ...(await fields(id, caller)),
    },
  }),
});

const inUpload = (kind: IdKind, make: IdUse["make"], field: string): IdUse => ({
  kind,
  in: "body",
  make,
  request: async (id) => ({ body: await uploadForm({ role: "mask", [field]: id }) }),
});

async function uploadForm(fields: Record<string, string>): Promise<FormData> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", new Blob([new Uint8Array(await png())]), "mask.png");
  return form;
}

async function deletedSession(owner: Person): Promise<string> {
  const { id } = await createSession(owner, {});
  await deleteSession(owner, id);
  return id;
}

async function deletedGeneration(owner: Person): Promise<string> {
  const id = await generation(owner);
  await deleteGeneration(owner, id);
  return id;
}

async function waitingGeneration(owner: Person): Promise<string> {
  const id = await generation(owner);
  await db().update(imageGenerations).set({ admittedAt: null }).where(eq(imageGenerations.id, id));
  return id;
}

/** The raw picture of each step that `stepWithRaw` made. */
const rawIds = new Map<string, string>();

async function stepWithRaw(owner: Person): Promise<string> {
  const { id, generationId } = await createRaw(owner);
  if (!generationId) throw new Error("A raw picture has a step");
  rawIds.set(generationId, id);
  return generationId;
}

async function canceledGeneration(owner: Person): Promise<string> {
  const id = await generation(owner);
  await cancelGeneration(owner, id);
  return id;
}

async function generationWithPreview(owner: Person): Promise<string> {
  const id = await generation(owner);
  await storage().put(previewKey(owner.id, id), await png());
  return id;
}

const ofSession = (more?: RequestOptions) => inPath("imageSession", "sessionId", session, more);
const ofGeneration = (make = generation) => inPath("generation", "generationId", make);
const ofAsset = (query: Record<string, string>) => inPath("asset", "assetId", asset, { query });

/** Every id of a request to generate. */
const GENERATE: Record<string, IdUse> = {
  sessionId: inGenerate("imageSession", session, (sessionId) => ({ sessionId })),
  sourceAssetId: inGenerate("asset", asset, (sourceAssetId) => ({ sourceAssetId })),
  maskAssetId: inGenerate("asset", mask, async (maskAssetId, caller) => ({
    maskAssetId,
    sourceAssetId: await asset(caller),
  })),
  markupAssetId: inGenerate("asset", markup, async (markupAssetId, caller) => ({
    markupAssetId,
    sourceAssetId: await asset(caller),
    ...READS_DRAWINGS,
  })),
  referenceAssetIds: inGenerate("asset", asset, async (id, caller) => ({
    referenceAssetIds: [await asset(caller), id],
  })),
  parentGenerationId: inGenerate("generation", generation, async (parentGenerationId, caller) => ({
    parentGenerationId,
    ...(await sessionOf(caller, parentGenerationId)),
  })),
};

const SWEEP: Record<string, IdUse> = Object.fromEntries(
  Object.entries(GENERATE).map(([field, use]) => [
    field,
    {
      ...use,
      request: async (id, caller) => ({
        body: { base: (await use.request(id, caller)).body, axes: [{ kind: "prompt", values: ["a boat"] }] },
      }),
    },
  ]),
);

/** A step that can be made again on another picture. */
async function madeEdit(owner: Person): Promise<string> {
  const { id } = await createGeneration(owner, { sourceAssetId: await asset(owner), params: {} });
  await runGeneration(id, "worker-a", new AbortController().signal);
  return id;
}

async function sweep(owner: Person): Promise<string> {
  const base = { ...GENERATE_BASE, sessionId: await session(owner) };
  const input = SweepInput.parse({ base, axes: [{ kind: "seed", values: [1] }] });
  return (await startSweep(owner, input, randomUUID()))[0]?.sweepId ?? "";
}

const REPLAY: Record<string, IdUse> = {
  generationId: {
    kind: "generation",
    in: "body",
    make: madeEdit,
    request: async (generationId, caller) => ({
      body: { generationId, scope: "step", onto: { assetIds: [await asset(caller)] } },
    }),
  },
  "onto.assetIds": {
    kind: "asset",
    in: "body",
    make: asset,
    request: async (id, caller) => ({
      body: { generationId: await madeEdit(caller), scope: "step", onto: { assetIds: [id] } },
    }),
  },
  "onto.generationId": {
    kind: "generation",
    in: "body",
    make: madeEdit,
    request: async (id, caller) => {
      const isOwn = "sessionId" in (await sessionOf(caller, id));
      const generationId = isOwn ? id : await madeEdit(caller);
      return { body: { generationId, scope: "step", onto: { generationId: id } } };
    },
  },
};

/** Every id that every route takes. */
const USES: Record<string, Record<string, IdUse>> = {
  "GET sessions/[sessionId]": { sessionId: ofSession() },
  "PATCH sessions/[sessionId]": { sessionId: ofSession({ body: { title: "Mine" } }) },
  "DELETE sessions/[sessionId]": { sessionId: ofSession() },
  "POST sessions/[sessionId]/duplicate": { sessionId: ofSession() },
  "POST sessions/bulk": {
    ids: {
      kind: "imageSession",
      in: "body",
      make: session,
      request: (id) => ({ body: { ids: [id], action: "star" } }),
    },
  },
  "POST trash": {
    "ids of a session": {
      kind: "imageSession",
      in: "body",
      make: deletedSession,
      request: (id) => ({ body: { ids: [id], action: "restore" } }),
    },
    "ids of a step": {
      kind: "generation",
      in: "body",
      make: deletedGeneration,
      request: (id) => ({ body: { ids: [id], action: "restore" } }),
    },
  },
  "POST generations/[generationId]/move": {
    generationId: inPath("generation", "generationId", canceledGeneration, { body: {} }),
    sessionId: {
      kind: "imageSession",
      in: "body",
      make: session,
      request: async (sessionId, caller) => ({
        params: { generationId: await canceledGeneration(caller) },
        body: { sessionId },
      }),
    },
  },
  "POST sessions/[sessionId]/restore": { sessionId: inPath("imageSession", "sessionId", deletedSession) },
  "GET sessions/[sessionId]/tree": { sessionId: ofSession() },
  "GET generations/[generationId]": { generationId: ofGeneration() },
  "PATCH generations/[generationId]": {
    generationId: inPath("generation", "generationId", generation, { body: { starred: true } }),
  },
  "POST generations/[generationId]/prune": { generationId: ofGeneration() },
  "DELETE generations/[generationId]": { generationId: ofGeneration() },
  "POST generations/[generationId]/cancel": { generationId: ofGeneration() },
  "POST generations/[generationId]/restore": { generationId: ofGeneration(deletedGeneration) },
  "POST generations/[generationId]/take-raw": {
    generationId: {
      kind: "generation",
      in: "path",
      make: stepWithRaw,
      request: (generationId) => ({
        params: { generationId },
        body: { assetId: rawIds.get(generationId) ?? newId("asset") },
      }),
    },
    assetId: {
      kind: "asset",
      in: "body",
      make: async (owner) => (await createRaw(owner)).id,
      request: async (assetId, caller) => ({
        params: { generationId: (await stepOf(caller, assetId)) ?? (await generation(caller)) },
        body: { assetId },
      }),
    },
  },
  "POST generations/[generationId]/retry": { generationId: ofGeneration() },
  "POST generations/[generationId]/reorder": {
    generationId: inPath("generation", "generationId", waitingGeneration, { body: { to: "front" } }),
    beforeGenerationId: {
      kind: "generation",
      in: "body",
      make: waitingGeneration,
      request: async (beforeGenerationId, caller) => ({
        params: { generationId: await waitingGeneration(caller) },
        body: { beforeGenerationId },
      }),
    },
  },
  "GET queue": { after: inQuery("generation", "after", generation) },
  "POST queue/cancel": {
    exceptGenerationId: inBody("generation", generation, (exceptGenerationId) => ({
      scope: "all",
      exceptGenerationId,
    })),
  },
  "POST queue/retry": {
    generationId: inBody("generation", canceledGeneration, (generationId) => ({ generationId })),
  },
  "GET generations/[generationId]/preview": { generationId: ofGeneration(generationWithPreview) },
  "GET generate/stream": { generationId: inQuery("generation", "generationId", generation) },
  "GET assets/[assetId]": {
    assetId: ofAsset({}),
    "assetId with w": ofAsset({ w: "320" }),
    "assetId with download": ofAsset({ download: "1" }),
  },
  "POST assets/[assetId]/extend": {
    assetId: inPath("asset", "assetId", asset, { body: { top: 8, right: 0, bottom: 0, left: 0 } }),
  },
  "GET assets/[assetId]/strokes": { assetId: inPath("asset", "assetId", paintedMask) },
  "GET generations/[generationId]/costs": { generationId: ofGeneration() },
  "POST costs/preview": {
    sessionId: inBody("imageSession", session, (sessionId) => ({
      sessionId,
      provider: "sketch",
      model: "sketch-1",
      operation: "text-to-image",
    })),
  },
  "GET budgets": { sessionId: inQuery("imageSession", "sessionId", session) },
  "GET drafts": { sessionId: inQuery("imageSession", "sessionId", session) },
  "PUT drafts": {
    sessionId: inQuery("imageSession", "sessionId", session, { body: { version: 0, body: { prompt: "a" } } }),
  },
  "GET library": { sessionId: inQuery("imageSession", "sessionId", session) },
  "POST assets": {
    "strokes.baseAssetId": {
      kind: "asset",
      in: "body",
      make: mask,
      request: async (baseAssetId) => ({
        body: await uploadForm({ role: "mask", strokes: JSON.stringify({ baseAssetId, strokes: [] }) }),
      }),
    },
    sessionId: inUpload("imageSession", session, "sessionId"),
    sourceAssetId: inUpload("asset", asset, "sourceAssetId"),
  },
  "POST generate": GENERATE,
  "POST replays": REPLAY,
  "POST replays/plan": REPLAY,
  "POST sweeps": SWEEP,
  "POST sweeps/plan": SWEEP,
  "GET sweeps/[sweepId]": { sweepId: inPath("sweep", "sweepId", sweep) },
};

/** These take no id. A cursor of somebody else is tested with the lists, `Last-Event-ID` with the events. */
const WITHOUT_IDS = [
  "GET costs",
  "GET events",
  "GET models",
  "GET preferences",
  "PATCH preferences",
  "GET prompts",
  "GET queue/counts",
  "PATCH queue",
  "PUT budgets",
  "GET sessions",
  "GET trash",
  "DELETE trash",
  "POST sessions",
];

/** For its owner, a parent's own session: a parent of another session is refused. */
async function sessionOf(caller: Person, generationId: string): Promise<{ sessionId?: string }> {
  const { getGeneration } = await import("#lib/images/generations.ts");
  const found = await getGeneration(caller, generationId).catch(() => null);
  return found ? { sessionId: found.sessionId } : {};
}

/** The caller's step that an asset belongs to. */
async function stepOf(caller: Person, assetId: string): Promise<string | null | undefined> {
  return (await findAssets(db(), caller, [assetId]))[0]?.generationId;
}

const routes = await allRoutes();
let owner: Person;
let stranger: Person;

beforeAll(async () => {
  [owner, stranger] = await Promise.all([signUp(), signUp()]);
});

test("every route is in this table or takes no id", () => {
  const known = [...Object.keys(USES), ...WITHOUT_IDS];
  expect(routes.map((route) => route.name).sort()).toEqual(known.sort());
});

const uses = routes.flatMap(({ name, method, handler }) =>
  Object.entries(USES[name] ?? {}).map(([field, use]) => ({ name, field, use, method, handler })),
);

describe.each(uses)("$name: $field", ({ use, method, handler }) => {
  const call = async (id: string, caller: Person) => {
    const options = await use.request(id, caller);
    const headers = { ...options.headers, cookie: caller.cookie };
    return await send(handler, method, { ...options, headers });
  };
  const answer = async (id: string, caller: Person) => {
    const response = await call(id, caller);
    return { status: response.status, headers: [...response.headers], body: await response.text() };
  };

  test("a stranger's answers like a missing one, and stays as it was", async () => {
    const id = await use.make(owner);
    const foreign = await answer(id, stranger);
    expect(foreign.status).toBe(404);
    expect(foreign).toEqual(await answer(newId(use.kind), stranger));

    const own = await call(id, owner);
    await own.body?.cancel();
    expect(own.status).toBeLessThan(300);
  });

  if (use.in !== "path") return;
  test.each([
    ["a word", "undefined"],
    ["an id of another kind", newId("attempt")],
    ["a number", "1"],
    ["a path", "../../etc/passwd"],
    ["a character that PostgreSQL cannot hold", `${newId(use.kind)}\0`],
    ["half a character", "\ud800"],
    ["far too long", "x".repeat(5000)],
  ])("what cannot be an id answers like a missing one: %s", async (_what, id) => {
    expect(await answer(id, stranger)).toEqual(await answer(newId(use.kind), stranger));
  });
});

test("a stranger's answers the same whether the browser has the picture already or not", async () => {
  const id = await asset(owner);
  const own = await as(owner).get(openPicture, { params: { assetId: id } });
  const headers = { "if-none-match": own.headers.get("etag") ?? "", range: "bytes=0-3" };
  await own.body?.cancel();
  const foreign = await as(stranger).get(openPicture, { params: { assetId: id }, headers });
  expect(foreign.status).toBe(404);
});
