import { createStore, type StoreApi } from "zustand";
import { ApiError } from "../api/api-request.ts";
import type { Draft } from "../composer/draft.ts";
import type { RemoteDrafts } from "./draft-api.ts";
import type { LocalDrafts } from "./local-draft.ts";
import { meetDraft } from "./meet-draft.ts";
import type { SavedDraft } from "./read-draft.ts";
import { sameDraft } from "./same-draft.ts";

const KEEP_LOCALLY_AFTER_MS = 150;
const SAVE_AFTER_MS = 500;
/** Somebody who never pauses is saved this often. */
const SAVE_AT_LEAST_EVERY_MS = 2_000;
const RETRY_AFTER_MS = [1_000, 3_000, 10_000, 30_000];

export type DraftSyncState = {
  /** What another window has made of the draft, while this one has changed it too. Nothing is saved until one is chosen. */
  conflict: SavedDraft | null;
  /** The draft that was not chosen, to come back to. */
  setAside: Draft | null;
  /** Why the last changes are only in this browser; null when they are on the server or will soon be. */
  problem: ApiError["code"] | null;
};

type Parts = {
  composer: StoreApi<Draft>;
  initial: SavedDraft;
  remote: RemoteDrafts;
  local: LocalDrafts;
};

/**
 * Keeps the draft of one prompt box on the server, without ever overwriting what another window wrote. A class, because
 * what it knows (what is saved, what is under way, timers) changes together.
 */
export class DraftSync {
  readonly state = createStore<DraftSyncState>(() => ({ conflict: null, setAside: null, problem: null }));
  readonly #composer: StoreApi<Draft>;
  readonly #remote: RemoteDrafts;
  readonly #local: LocalDrafts;
  #saved: SavedDraft;
  /** What was last sent, perhaps without an answer. */
  #sent: Draft | null = null;
  #newestVersion: number;
  #saving = false;
  #failures = 0;
  #changedAtMs = 0;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #localTimer: ReturnType<typeof setTimeout> | undefined;

  constructor({ composer, initial, remote, local }: Parts) {
    this.#composer = composer;
    this.#remote = remote;
    this.#local = local;
    this.#saved = initial;
    this.#newestVersion = initial.version;
  }

  /** What is on the server, as far as this window knows. */
  get saved(): SavedDraft {
    return this.#saved;
  }

  /** Takes up what this browser still holds, and saves every change until the returned function is called. */
  start(): () => void {
    this.#takeUpLocal();
    // The page may be one that the browser's back button took from its memory.
    void this.#look();
    const unsubscribe = this.#composer.subscribe(() => this.#changed());
    return () => {
      unsubscribe();
      this.flush();
    };
  }

  /** Another window has saved `version`, or it is not known what happened. */
  heard(version?: number): void {
    if (version !== undefined && version <= this.#newestVersion) return;
    if (version !== undefined) this.#newestVersion = version;
    // What is under way may be that very version: its answer tells.
    if (!this.#saving) void this.#look();
  }

  /** Saves at once: the page may go away. */
  flush(): void {
    if (!this.#hasChanges()) return;
    this.#keepLocally();
    void this.save();
  }

  /** Sends what has changed, one request at a time. */
  async save(): Promise<void> {
    clearTimeout(this.#saveTimer);
    if (this.#saving || !this.#canSave()) return;
    this.#saving = true;
    try {
      if (this.#sent) await this.#settleSent();
      if (this.#canSave()) await this.#send(this.#composer.getState());
      this.#failures = 0;
      this.state.setState({ problem: null });
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#saving = false;
    }
    const known = this.state.getState().conflict ?? this.#saved;
    if (this.#newestVersion > known.version) void this.#look();
  }

  /** Ends a conflict with the other window's draft; this one's can be had back. */
  takeTheirs(): void {
    const { conflict } = this.state.getState();
    if (!conflict) return;
    this.state.setState({ conflict: null, setAside: this.#composer.getState() });
    this.#adopt(conflict);
  }

  /** Ends a conflict with this window's draft; the other one's can be had back. */
  keepMine(): void {
    const { conflict } = this.state.getState();
    if (!conflict) return;
    this.state.setState({ conflict: null, setAside: conflict.draft });
    this.#confirm(conflict);
    void this.save();
  }

  /** Changes places with the draft that was set aside. */
  swap(): void {
    const { setAside } = this.state.getState();
    if (!setAside) return;
    this.state.setState({ setAside: this.#composer.getState() });
    this.#composer.setState(setAside, true);
  }

  forgetSetAside(): void {
    this.state.setState({ setAside: null });
  }

  #takeUpLocal(): void {
    const copy = this.#local.read();
    if (!copy) return;
    if (sameDraft(copy.draft, this.#composer.getState())) {
      this.#clearLocal();
      return;
    }
    this.#composer.setState(copy.draft, true);
    const { version, draft } = this.#saved;
    const isBased = copy.version === version || (copy.sent !== null && sameDraft(copy.sent, draft));
    if (isBased) this.#saveSoon();
    else this.state.setState({ conflict: this.#saved });
  }

  #changed(): void {
    const { conflict } = this.state.getState();
    if (conflict && sameDraft(this.#composer.getState(), conflict.draft)) {
      this.state.setState({ conflict: null });
      this.#confirm(conflict);
    }
    if (this.#hasChanges()) this.#saveSoon();
  }

  #saveSoon(): void {
    const now = Date.now();
    if (this.#changedAtMs === 0) this.#changedAtMs = now;
    clearTimeout(this.#saveTimer);
    clearTimeout(this.#localTimer);
    this.#localTimer = setTimeout(() => this.#keepLocally(), KEEP_LOCALLY_AFTER_MS);
    const latest = this.#changedAtMs + SAVE_AT_LEAST_EVERY_MS - now;
    this.#saveTimer = setTimeout(() => void this.save(), Math.max(0, Math.min(SAVE_AFTER_MS, latest)));
  }

  async #send(draft: Draft): Promise<void> {
    this.#sent = draft;
    this.#keepLocally();
    const answer = await this.#remote.save(draft, this.#saved.version);
    if ("newer" in answer) this.#meet(answer.newer);
    else this.#confirm({ draft, version: answer.version });
  }

  /** After a request without an answer: finds out whether it was served, so that it is not taken for another window's. */
  async #settleSent(): Promise<void> {
    const kept = await this.#remote.load();
    if (kept.version !== this.#saved.version) this.#meet(kept);
    else this.#sent = null;
  }

  async #look(): Promise<void> {
    // When it cannot be read, saving will find out.
    const theirs = await this.#remote.load().catch(() => null);
    if (theirs && theirs.version > this.#saved.version) this.#meet(theirs);
  }

  #meet(theirs: SavedDraft): void {
    const mine = this.#composer.getState();
    const outcome = meetDraft({ mine, saved: this.#saved.draft, sent: this.#sent, theirs: theirs.draft });
    this.state.setState({ conflict: outcome === "ask" ? theirs : null });
    if (outcome === "take") this.#adopt(theirs);
    else if (outcome !== "ask") this.#confirm(theirs);
  }

  #adopt(theirs: SavedDraft): void {
    this.#confirm(theirs);
    this.#composer.setState(theirs.draft, true);
    this.#clearLocal();
  }

  /** `saved` is what the server has; what was typed since is saved next. */
  #confirm(saved: SavedDraft): void {
    this.#saved = saved;
    this.#sent = null;
    this.#changedAtMs = 0;
    this.#newestVersion = Math.max(this.#newestVersion, saved.version);
    if (this.#hasChanges()) this.#saveSoon();
    else this.#clearLocal();
  }

  #failed(error: unknown): void {
    const code = error instanceof ApiError ? error.code : "internal";
    const waitMs = RETRY_AFTER_MS[Math.min(this.#failures, RETRY_AFTER_MS.length - 1)];
    this.#failures += 1;
    this.#changedAtMs = 0;
    // The first failure is often gone a second later, and not worth a word.
    if (this.#failures > 1 || code !== "network") this.state.setState({ problem: code });
    if (code !== "not_found") this.#saveTimer = setTimeout(() => void this.save(), waitMs);
  }

  #canSave(): boolean {
    return this.#hasChanges() && !this.state.getState().conflict;
  }

  #hasChanges(): boolean {
    return !sameDraft(this.#composer.getState(), this.#saved.draft);
  }

  #clearLocal(): void {
    clearTimeout(this.#localTimer);
    this.#local.clear();
  }

  #keepLocally(): void {
    clearTimeout(this.#localTimer);
    this.#local.write({ draft: this.#composer.getState(), version: this.#saved.version, sent: this.#sent });
  }
}
