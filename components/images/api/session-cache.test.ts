import { expect, test } from "vitest";
import type { GenerationView } from "#lib/images/views.ts";
import {
  confirmGeneration,
  generationsOf,
  mergePage,
  nextStepNumber,
  removeGeneration,
  type SessionPages,
  upsertGeneration,
} from "./session-cache.ts";
import { testGeneration } from "./test-generation.ts";

const session = {
  id: "ses_1",
  title: null,
  provider: null,
  model: null,
  starred: false,
  createdAt: "",
  updatedAt: "",
};

function step(stepNumber: number, overrides: Partial<GenerationView> = {}): GenerationView {
  return testGeneration({ id: `gen_${stepNumber}`, stepNumber, ...overrides });
}

/** Pages of steps, newest first; the last one is the end unless `more`. */
function pagesOf(lists: GenerationView[][], { more = false } = {}): SessionPages {
  const pages = lists.map((generations, index) => ({
    session,
    generations,
    nextCursor: more || index < lists.length - 1 ? `cursor ${index}` : null,
  }));
  return { pages, pageParams: lists.map(() => null) };
}

function idsOf(pages: SessionPages): string[] {
  return generationsOf(pages).map(({ id }) => id);
}

test("a new step comes first", () => {
  expect(idsOf(upsertGeneration(pagesOf([[step(1)]]), step(2)))).toEqual(["gen_2", "gen_1"]);
});

test("a restored step goes back to its place in an earlier page", () => {
  const pages = pagesOf([
    [step(5), step(4)],
    [step(3), step(1)],
  ]);
  expect(idsOf(upsertGeneration(pages, step(2)))).toEqual(["gen_5", "gen_4", "gen_3", "gen_2", "gen_1"]);
});

test("a step older than what is loaded waits for its page", () => {
  const pages = pagesOf([[step(5), step(4)]], { more: true });
  expect(idsOf(upsertGeneration(pages, step(2)))).toEqual(["gen_5", "gen_4"]);
});

test("news that come late do not take a finished step back", () => {
  const pages = upsertGeneration(pagesOf([[step(1)]]), step(1, { status: "running" }));
  expect(generationsOf(pages)[0]?.status).toBe("succeeded");
});

test("the server's answer replaces the step shown before it, once", () => {
  const shown = pagesOf([[step(2, { id: "pending_x" }), step(1)]]);
  expect(idsOf(confirmGeneration(shown, "pending_x", "gen_2"))).toEqual(["gen_2", "gen_1"]);
  const newsCameFirst = upsertGeneration(shown, step(2));
  expect(idsOf(confirmGeneration(newsCameFirst, "pending_x", "gen_2"))).toEqual(["gen_2", "gen_1"]);
});

test("reading the session again keeps steps that the server has not answered for", () => {
  const old = pagesOf([[step(2, { id: "pending_x" }), step(1)]]);
  const fresh = mergePage(old, { session, generations: [step(1)], nextCursor: null }, { isFirst: true });
  expect(fresh.generations.map(({ id }) => id)).toEqual(["pending_x", "gen_1"]);
});

test("reading the session again drops deleted steps and keeps newer news", () => {
  const old = pagesOf([[step(3), step(2), step(1)]]);
  const answer = { session, generations: [step(3, { status: "running" }), step(1)], nextCursor: null };
  const fresh = mergePage(old, answer, { isFirst: true });
  expect(fresh.generations.map(({ id, status }) => [id, status])).toEqual([
    ["gen_3", "succeeded"],
    ["gen_1", "succeeded"],
  ]);
});

test("a removed step is gone and the next number is above all loaded ones", () => {
  const pages = removeGeneration(pagesOf([[step(7), step(3)]]), "gen_3");
  expect(idsOf(pages)).toEqual(["gen_7"]);
  expect(nextStepNumber(generationsOf(pages))).toBe(8);
  expect(nextStepNumber([])).toBe(1);
});

test("a run that failed goes back to waiting for its next try, and an older answer takes nothing back", () => {
  const running = pagesOf([[step(1, { status: "running", startedAt: "2026-01-01T12:00:00.000Z" })]]);
  const waits = (at: string) => step(1, { status: "queued", retry: { at, reason: "Busy." } });
  const statusAfter = (at: string) => generationsOf(upsertGeneration(running, waits(at)))[0]?.status;
  expect(statusAfter("2026-01-01T12:00:20.000Z")).toBe("queued");
  expect(statusAfter("2026-01-01T11:59:59.000Z")).toBe("running");
});
