import type { InfiniteData } from "@tanstack/react-query";
import type { GenerationStatus } from "#lib/images/constants.ts";
import type { GenerationView, SessionPageView } from "#lib/images/views.ts";
import { isOptimistic } from "../composer/optimistic-generation.ts";

/** What the browser keeps of one session: pages of steps, newest first throughout. */
export type SessionPages = InfiniteData<SessionPageView>;

export function generationsOf(pages: SessionPages): GenerationView[] {
  return pages.pages.flatMap((page) => page.generations);
}

export function isActive({ status }: Pick<GenerationView, "status">): boolean {
  return status === "queued" || status === "running";
}

/** The number that the server will most likely give to the next step. */
export function nextStepNumber(generations: readonly GenerationView[]): number {
  return Math.max(0, ...generations.map((generation) => generation.stepNumber)) + 1;
}

/** Puts a step where it belongs, or replaces the one already there. A step never goes back in its life, but to wait for its next try. */
export function upsertGeneration(pages: SessionPages, generation: GenerationView): SessionPages {
  const known = generationsOf(pages).some(({ id }) => id === generation.id);
  if (known) return patchGeneration(pages, generation.id, (old) => newerOf(old, generation));
  const at = pages.pages.findIndex(
    (page) => page.nextCursor === null || (page.generations.at(-1)?.stepNumber ?? 0) < generation.stepNumber,
  );
  return mapPage(pages, at, (generations) =>
    [...generations, generation].sort((a, b) => b.stepNumber - a.stepNumber),
  );
}

/** Changes one step, if it is loaded. */
export function patchGeneration(
  pages: SessionPages,
  generationId: string,
  patch: (generation: GenerationView) => GenerationView,
): SessionPages {
  const at = pages.pages.findIndex((page) => page.generations.some(({ id }) => id === generationId));
  return mapPage(pages, at, (generations) =>
    generations.map((generation) => (generation.id === generationId ? patch(generation) : generation)),
  );
}

/** Gives the step shown before the server's answer its real id; drops it if the real one came first by another way. */
export function confirmGeneration(
  pages: SessionPages,
  optimisticId: string,
  generationId: string,
): SessionPages {
  if (generationsOf(pages).some(({ id }) => id === generationId))
    return removeGeneration(pages, optimisticId);
  return patchGeneration(pages, optimisticId, (generation) => ({ ...generation, id: generationId }));
}

export function removeGeneration(pages: SessionPages, generationId: string): SessionPages {
  const at = pages.pages.findIndex((page) => page.generations.some(({ id }) => id === generationId));
  return mapPage(pages, at, (generations) => generations.filter(({ id }) => id !== generationId));
}

/** A page fresh from the server, with what the browser knows better: steps just sent, and news that came meanwhile. */
export function mergePage(
  old: SessionPages | undefined,
  fresh: SessionPageView,
  { isFirst }: { isFirst: boolean },
): SessionPageView {
  if (!old) return fresh;
  const known = new Map(generationsOf(old).map((generation) => [generation.id, generation]));
  const generations = fresh.generations.map((generation) => {
    const before = known.get(generation.id);
    return before ? newerOf(before, generation) : generation;
  });
  const unanswered = isFirst ? generationsOf(old).filter(({ id }) => isOptimistic(id)) : [];
  return { ...fresh, generations: [...unanswered, ...generations] };
}

const RANK: Record<GenerationStatus, number> = {
  queued: 0,
  running: 1,
  succeeded: 2,
  failed: 2,
  canceled: 2,
};

function newerOf(old: GenerationView, candidate: GenerationView): GenerationView {
  return RANK[candidate.status] < RANK[old.status] && !isBackInLine(old, candidate) ? old : candidate;
}

/** The one way back: a run that failed waits for its next try, which is later than its start. */
function isBackInLine(old: GenerationView, { status, retry }: GenerationView): boolean {
  const waits = old.status === "running" && status === "queued" && retry !== null;
  return waits && Date.parse(retry.at) > Date.parse(old.startedAt ?? old.createdAt);
}

function mapPage(
  pages: SessionPages,
  at: number,
  map: (generations: GenerationView[]) => GenerationView[],
): SessionPages {
  if (at === -1) return pages;
  return {
    ...pages,
    pages: pages.pages.map((page, index) =>
      index === at ? { ...page, generations: map(page.generations) } : page,
    ),
  };
}
