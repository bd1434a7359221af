import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { toast } from "#components/ui/toast.ts";
import type { ReplayInput } from "#lib/images/replay-input.ts";
import { announce } from "../announcer.tsx";
import { sessionKey } from "../api/use-session-pages.ts";
import { randomId } from "../composer/random-id.ts";
import { sendOnce } from "../composer/send-once.ts";
import { showError } from "../error-toast.ts";
import { selectStep, useSelectionStore } from "../selection-store.tsx";
import { useStudio } from "../studio-context.tsx";
import { startReplay } from "./replay-api.ts";
import { closeReplay } from "./replay-store.ts";

/** Starts what the plan shows, closes the dialog and looks at the first of the new steps. */
export function useStartReplay(): { start: (input: ReplayInput) => Promise<void>; starting: boolean } {
  const client = useQueryClient();
  const selection = useSelectionStore();
  const { session } = useStudio();
  const [starting, setStarting] = useState(false);
  // One key for one plan: pressing again after a lost answer starts nothing twice.
  const keys = useRef(new Map<string, string>());

  async function start(input: ReplayInput): Promise<void> {
    const plan = JSON.stringify(input);
    const key = keys.current.get(plan) ?? randomId();
    keys.current.set(plan, key);
    setStarting(true);
    try {
      const started = await sendOnce((each) => startReplay(input, each), key);
      await client.invalidateQueries({ queryKey: sessionKey(session.id) });
      const [first] = started;
      if (first) selectStep(selection, first.generationId);
      const message = started.length === 1 ? "1 step is waiting" : `${started.length} steps are waiting`;
      toast.success(message, { description: "Each starts when the picture it builds on is there." });
      announce(message);
      closeReplay();
    } catch (error) {
      showError("Nothing was started", error);
    } finally {
      setStarting(false);
    }
  }
  return { start, starting };
}
