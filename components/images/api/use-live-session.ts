import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { toast } from "#components/ui/toast.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { announce } from "../announcer.tsx";
import { useModels } from "../composer/models-context.tsx";
import { selectStep, useSelectionStore } from "../selection-store.tsx";
import { describeCanceled } from "../step/describe-canceled.ts";
import { describeProgress } from "../step/describe-progress.ts";
import { generationKey } from "../step/use-shown-step.ts";
import { describePlace, providerName } from "../step/wait-words.ts";
import { forgetSteps } from "../tree/forget-steps.ts";
import { toTreeNode, upsertTreeNode } from "../tree/tree-nodes.ts";
import { treeKey, updateTreePages } from "../tree/use-tree-pages.ts";
import { preloadPicture } from "../viewer/preload-picture.ts";
import { onStudioEvent, type StudioEvent } from "./event-stream.ts";
import { gather } from "./gather.ts";
import { generationsOf, isActive, patchGeneration, upsertGeneration } from "./session-cache.ts";
import { getGeneration, getSessionPage } from "./studio-api.ts";
import { readSessionPages, sessionKey, updateSessionPages } from "./use-session-pages.ts";

/** Many steps that are canceled at once come to the page one after the other. */
const CANCELED_TOGETHER_MS = 400;

/** Keeps the session on the page true while things happen to it, and tells the person about them. */
export function useLiveSession(sessionId: string): void {
  const client = useQueryClient();
  const selection = useSelectionStore();
  const models = useModels();
  useEffect(() => {
    const refetch = () => {
      void client.invalidateQueries({ queryKey: sessionKey(sessionId) });
      // A large tree that is still being read for the first time does not begin again.
      void client.invalidateQueries({ queryKey: treeKey(sessionId) }, { cancelRefetch: false });
    };
    // What happened between the server's reading and this moment came to nobody.
    if (hasActive(client, sessionId)) refetch();
    const show = (generationId: string) => selectStep(selection, generationId);
    const canceled = gather<GenerationView>(CANCELED_TOGETHER_MS, (steps) =>
      announce(describeCanceled(steps, models, Date.now())),
    );
    const unsubscribe = onStudioEvent((event) => {
      if (event.type === "reset") return refetch();
      if (event.sessionId !== sessionId) return;
      if (event.type === "generation.restored") refetch();
      if (event.type === "generation.deleted") {
        const { generationId, branch = false } = event;
        if (!generationId) return;
        const selectedId = selection.getState().generationId;
        const next = forgetSteps(client, { sessionId, generationId, branch }, selectedId);
        if (next) show(next);
        return;
      }
      const place = newPlace(client, sessionId, event, models);
      if (place) announce(place);
      void applyEvent(client, sessionId, event).then((changed) => {
        if (!changed) return;
        if (changed.status === "canceled") canceled.add(changed);
        else announce(describeProgress(changed, models, Date.now()));
        if (changed.id !== selection.getState().generationId) pop(changed, show);
      });
    });
    return () => {
      canceled.drop();
      unsubscribe();
    };
  }, [client, sessionId, selection, models]);
}

/** Brings the news into the cache. Returns the step if its state is new to this page. */
async function applyEvent(
  client: QueryClient,
  sessionId: string,
  event: StudioEvent,
): Promise<GenerationView | null> {
  if (event.type === "session.updated") {
    await refreshTitle(client, sessionId);
    return null;
  }
  const { generationId } = event;
  if (!generationId) return null;
  switch (event.type) {
    case "generation.progress":
    case "generation.preview":
      updateSessionPages(client, sessionId, (pages) =>
        patchGeneration(pages, generationId, (generation) => withLiveNews(generation, event)),
      );
      client.setQueryData<GenerationView>(
        generationKey(generationId),
        (old) => old && withLiveNews(old, event),
      );
      return null;
    default:
      if (event.url) preloadPicture(event.url);
      return await refreshGeneration(client, sessionId, generationId);
  }
}

/** A step that gets into a line at its vendor, said once and not with each place that it moves up. */
function newPlace(
  client: QueryClient,
  sessionId: string,
  { generationId, vendorPosition }: StudioEvent,
  models: readonly ModelCapabilities[],
): string | null {
  if (vendorPosition == null || !generationId) return null;
  const before = findGeneration(client, sessionId, generationId);
  if (!before || before.vendorPosition !== null) return null;
  return `Step ${before.stepNumber}: ${describePlace(vendorPosition, providerName(models, before))}`;
}

/** Progress can overtake the news that a step has started, and come after its end. */
function withLiveNews(generation: GenerationView, event: StudioEvent): GenerationView {
  const { progress, vendorPosition, previewUrl } = event;
  // What comes late from a try that failed says nothing of the next one, whose start is told.
  if (!isActive(generation) || generation.retry) return generation;
  return {
    ...generation,
    status: "running",
    progress: progress === undefined ? generation.progress : progress,
    vendorPosition: vendorPosition === undefined ? generation.vendorPosition : vendorPosition,
    previewUrl: previewUrl ?? generation.previewUrl,
  };
}

async function refreshGeneration(
  client: QueryClient,
  sessionId: string,
  generationId: string,
): Promise<GenerationView | null> {
  // A step that cannot be read any more was deleted meanwhile; its own event takes it off the page.
  const fresh = await getGeneration(generationId).catch(() => null);
  if (!fresh) return null;
  const before = findGeneration(client, sessionId, generationId);
  updateSessionPages(client, sessionId, (pages) => upsertGeneration(pages, fresh));
  updateTreePages(client, sessionId, (pages) => upsertTreeNode(pages, toTreeNode(fresh)));
  client.setQueryData<GenerationView>(generationKey(generationId), (old) => old && fresh);
  return before?.status === fresh.status && before.retry?.at === fresh.retry?.at ? null : fresh;
}

async function refreshTitle(client: QueryClient, sessionId: string): Promise<void> {
  const page = await getSessionPage(sessionId, null).catch(() => null);
  if (!page) return;
  updateSessionPages(client, sessionId, (pages) => ({
    ...pages,
    pages: pages.pages.map((old) => ({ ...old, session: page.session })),
  }));
}

function findGeneration(client: QueryClient, sessionId: string, generationId: string) {
  const pages = readSessionPages(client, sessionId);
  return pages && generationsOf(pages).find(({ id }) => id === generationId);
}

function hasActive(client: QueryClient, sessionId: string): boolean {
  const pages = readSessionPages(client, sessionId);
  return pages !== undefined && generationsOf(pages).some(isActive);
}

/** Says it of a step that is not looked at. */
function pop(generation: GenerationView, show: (id: string) => void): void {
  const action = { label: "Show", onClick: () => show(generation.id) };
  if (generation.status === "succeeded") toast.success(`Step ${generation.stepNumber} is ready`, { action });
  if (generation.status === "failed") {
    toast.error(`Step ${generation.stepNumber} failed`, { description: generation.error?.message, action });
  }
}
