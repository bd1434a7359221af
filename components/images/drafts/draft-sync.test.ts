import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createStore } from "zustand";
import { ApiError } from "../api/api-request.ts";
import { type Draft, emptyDraft } from "../composer/draft.ts";
import type { RemoteDrafts } from "./draft-api.ts";
import { DraftSync } from "./draft-sync.ts";
import type { LocalDraft, LocalDrafts } from "./local-draft.ts";
import type { SavedDraft } from "./read-draft.ts";

const words = (prompt: string): Draft => ({ ...emptyDraft, prompt });

/** The server as `lib/images/drafts.ts` behaves, and a connection that can break. */
class Server implements RemoteDrafts {
  kept: SavedDraft = { draft: emptyDraft, version: 0 };
  saves = 0;
  /** `lost`: it is saved, but the answer does not come. */
  connection: "good" | "down" | "lost" = "good";

  load = async () => {
    if (this.connection !== "good") throw new ApiError("network", "down");
    return this.kept;
  };

  save: RemoteDrafts["save"] = async (draft, version) => {
    this.saves += 1;
    if (this.connection === "down") throw new ApiError("network", "down");
    if (version !== this.kept.version) return { newer: this.kept };
    this.kept = { draft: structuredClone(draft), version: version + 1 };
    if (this.connection === "lost") throw new ApiError("network", "no answer");
    return { version: version + 1 };
  };

  write(prompt: string): number {
    this.kept = { draft: words(prompt), version: this.kept.version + 1 };
    return this.kept.version;
  }
}

class Browser implements LocalDrafts {
  copy: LocalDraft | null = null;
  read = () => this.copy;
  write = (copy: LocalDraft) => {
    this.copy = structuredClone(copy);
  };
  clear = () => {
    this.copy = null;
  };
}

function openWindow(server: Server, local = new Browser()) {
  const composer = createStore<Draft>(() => server.kept.draft);
  const sync = new DraftSync({ composer, initial: server.kept, remote: server, local });
  const close = sync.start();
  const type = (prompt: string) => composer.setState({ prompt });
  return { sync, local, close, type, prompt: () => composer.getState().prompt, state: sync.state.getState };
}

const pause = (durationMs = 600) => vi.advanceTimersByTimeAsync(durationMs);

let server: Server;

beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("what is typed", () => {
  test("is on the server after a pause, in one request, and then nowhere else", async () => {
    const window = openWindow(server);
    for (const prompt of ["a", "a f", "a fox"]) window.type(prompt);
    await pause();
    expect(server).toMatchObject({ saves: 1, kept: { version: 1, draft: { prompt: "a fox" } } });
    expect(window.local.copy).toBeNull();
  });

  test("is saved now and then while somebody types without a pause", async () => {
    const window = openWindow(server);
    for (let letters = 1; letters <= 30; letters++) {
      window.type("x".repeat(letters));
      await pause(100);
    }
    expect(server.saves).toBe(1);
  });

  test("is kept in the browser while it cannot be saved, and saved when it can", async () => {
    server.connection = "down";
    const window = openWindow(server);
    window.type("a fox");
    await pause(3_000);
    expect(window.state().problem).toBe("network");
    expect(window.local.copy).toMatchObject({ draft: { prompt: "a fox" }, version: 0 });
    server.connection = "good";
    await pause(30_000);
    expect(server.kept.draft.prompt).toBe("a fox");
    expect(window.state().problem).toBeNull();
  });

  test("survives the end of a page that was offline", async () => {
    server.connection = "down";
    const window = openWindow(server);
    window.type("a fox");
    window.close();
    server.connection = "good";
    const next = openWindow(server, window.local);
    expect(next.prompt()).toBe("a fox");
    await pause();
    expect(server.kept.draft.prompt).toBe("a fox");
  });

  test("is not in conflict with itself when an answer got lost", async () => {
    server.connection = "lost";
    const window = openWindow(server);
    window.type("a fox");
    await pause();
    window.type("a fox runs");
    server.connection = "good";
    await pause(5_000);
    expect(window.state().conflict).toBeNull();
    expect(server.kept).toMatchObject({ version: 2, draft: { prompt: "a fox runs" } });
  });

  test("is not in conflict with itself when the page was left before the answer", async () => {
    server.connection = "lost";
    const window = openWindow(server);
    window.type("a fox");
    await pause();
    window.type("a fox runs");
    window.close();
    server.connection = "good";
    const next = openWindow(server, window.local);
    expect(next.state().conflict).toBeNull();
    expect(next.prompt()).toBe("a fox runs");
  });

  test("from before drafts were on the server is taken over", async () => {
    const local = new Browser();
    local.copy = { draft: words("from last year"), version: 0, sent: null };
    openWindow(server, local);
    await pause();
    expect(server.kept).toMatchObject({ version: 1, draft: { prompt: "from last year" } });
    expect(local.copy).toBeNull();
  });
});

describe("a draft that another window has changed", () => {
  test("is taken quietly by a window without changes of its own", async () => {
    const window = openWindow(server);
    window.sync.heard(server.write("from the phone"));
    await pause(0);
    expect(window.prompt()).toBe("from the phone");
    expect(window.state().conflict).toBeNull();
    await pause();
    expect(server.saves).toBe(0);
  });

  test("is taken when the page was shown from memory, as it was before", async () => {
    const composer = createStore<Draft>(() => emptyDraft);
    const initial = server.kept;
    server.write("newer");
    new DraftSync({ composer, initial, remote: server, local: new Browser() }).start();
    await pause(0);
    expect(composer.getState().prompt).toBe("newer");
  });

  test("is asked about when both have changed it, and neither is overwritten until then", async () => {
    const window = openWindow(server);
    window.type("mine");
    server.write("theirs");
    await pause();
    expect(window.state().conflict).toMatchObject({ draft: { prompt: "theirs" } });
    window.type("mine, and more");
    await pause(5_000);
    expect(window.prompt()).toBe("mine, and more");
    expect(server.kept.draft.prompt).toBe("theirs");
    expect(window.local.copy).toMatchObject({ draft: { prompt: "mine, and more" } });
  });

  test("replaces this one when it is chosen, and this one can be had back", async () => {
    const window = openWindow(server);
    window.type("mine");
    server.write("theirs");
    await pause();
    window.sync.takeTheirs();
    expect(window.prompt()).toBe("theirs");
    window.sync.swap();
    expect(window.prompt()).toBe("mine");
    expect(window.state().setAside?.prompt).toBe("theirs");
    await pause();
    expect(server.kept).toMatchObject({ version: 2, draft: { prompt: "mine" } });
  });

  test("gives way when this one is kept, and can be had back", async () => {
    const window = openWindow(server);
    window.type("mine");
    server.write("theirs");
    await pause();
    window.sync.keepMine();
    await pause();
    expect(server.kept).toMatchObject({ version: 2, draft: { prompt: "mine" } });
    window.sync.swap();
    expect(window.prompt()).toBe("theirs");
  });

  test("is no question once both say the same", async () => {
    const window = openWindow(server);
    window.type("a fo");
    server.write("a fox");
    await pause();
    window.type("a fox");
    expect(window.state().conflict).toBeNull();
    await pause();
    expect(server.kept.version).toBe(1);
  });

  test("is asked about when this browser kept something typed offline", async () => {
    const local = new Browser();
    local.copy = { draft: words("typed in the train"), version: 1, sent: null };
    server.write("first");
    server.write("typed at the desk");
    const window = openWindow(server, local);
    expect(window.prompt()).toBe("typed in the train");
    expect(window.state().conflict?.draft.prompt).toBe("typed at the desk");
    window.sync.keepMine();
    await pause();
    expect(server.kept).toMatchObject({ version: 3, draft: { prompt: "typed in the train" } });
  });

  test("is not looked at for the news of one's own saving", async () => {
    const window = openWindow(server);
    const load = vi.spyOn(server, "load");
    window.type("a fox");
    await pause();
    window.sync.heard(1);
    await pause();
    expect(load).not.toHaveBeenCalled();
  });
});
