import { useRouter } from "next/navigation";
import { useRef, useTransition } from "react";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { GenerateInput } from "#lib/images/schemas.ts";
import { announce } from "../announcer.tsx";
import { createSession, generate } from "../api/studio-api.ts";
import { useComposerStore } from "../composer/composer-store.tsx";
import { emptyDraft, type TrayImage } from "../composer/draft.ts";
import { toGenerateInput } from "../composer/generate-input.ts";
import { modelKey } from "../composer/model-choice.ts";
import { randomId } from "../composer/random-id.ts";
import { sendOnce } from "../composer/send-once.ts";
import { showError } from "../error-toast.ts";
import { withPainted } from "../painting/with-painted.ts";
import { useForgetPendingStart, usePendingStart } from "./pending-start-store.ts";

/** What was tried and not answered: sent again unchanged it must not make a second session or a second picture. */
type Attempt = { sessionId: string; content: string; key: string };

/** Returns a function that makes a session, starts its first step and goes there. On failure the draft is still whole. */
export function useStartSession(): (
  model: ModelCapabilities,
  source: TrayImage | null,
  atFront: boolean,
) => Promise<void> {
  const router = useRouter();
  const composer = useComposerStore();
  const attempt = useRef<Attempt | null>(null);
  const [, startTransition] = useTransition();
  useForgetPendingStart();

  return async function startSession(model, source, atFront) {
    const typed = composer.getState();
    const { prompt, params } = toGenerateInput("", model, typed, source);
    usePendingStart.setState({ start: { prompt, model, size: pendingSize(params, source, model) } });
    announce("Starting");
    try {
      const draft = await withPainted({ composer, source, sessionId: null }, typed, model);
      const input = { ...toGenerateInput("", model, draft, source), ...(atFront && { atFront }) };
      const tried = await prepareAttempt(attempt.current, input);
      attempt.current = tried;
      await sendOnce((key) => generate({ ...input, sessionId: tried.sessionId }, key), tried.key);
      const unread = model.prompt === "none" ? typed.prompt : "";
      composer.setState({ ...emptyDraft, prompt: unread, modelKey: modelKey(model) });
      startTransition(() => router.push(`/images/${tried.sessionId}`));
    } catch (error) {
      usePendingStart.setState({ start: null });
      const tryAgain = { label: "Try again", onClick: () => void startSession(model, source, atFront) };
      showError("The picture was not started", error, tryAgain);
    }
  };
}

async function prepareAttempt(earlier: Attempt | null, input: GenerateInput): Promise<Attempt> {
  const content = JSON.stringify(input);
  if (earlier?.content === content) return earlier;
  const { provider, model } = input;
  const sessionId = earlier?.sessionId ?? (await createSession({ provider, model })).sessionId;
  return { sessionId, content, key: randomId() };
}

function pendingSize(
  { width, height }: GenerateInput["params"],
  source: TrayImage | null,
  model: ModelCapabilities,
) {
  if (width && height) return { width, height };
  return source ?? model.size.presets[0] ?? { width: 1, height: 1 };
}
