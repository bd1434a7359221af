import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { SweepInput } from "#lib/images/sweep-input.ts";
import { announce } from "../announcer.tsx";
import { sessionKey } from "../api/use-session-pages.ts";
import { randomId } from "../composer/random-id.ts";
import { sendOnce } from "../composer/send-once.ts";
import { showError } from "../error-toast.ts";
import { startSweep } from "./sweep-api.ts";
import { showSweep } from "./sweep-store.ts";

/** Starts a sweep and opens its grid. What is in the prompt box stays there. */
export function useStartSweep(): { start: (input: SweepInput) => Promise<void>; starting: boolean } {
  const client = useQueryClient();
  const [starting, setStarting] = useState(false);
  // One key for one request: pressing again after a lost answer starts nothing twice.
  const keys = useRef(new Map<string, string>());

  async function start(input: SweepInput): Promise<void> {
    const request = JSON.stringify(input);
    const key = keys.current.get(request) ?? randomId();
    keys.current.set(request, key);
    setStarting(true);
    try {
      const { sweepId } = await sendOnce((each) => startSweep(input, each), key);
      void client.invalidateQueries({ queryKey: sessionKey(input.base.sessionId) });
      announce("The sweep is waiting");
      showSweep(sweepId);
    } catch (error) {
      showError("The sweep was not started", error);
    } finally {
      setStarting(false);
    }
  }
  return { start, starting };
}
