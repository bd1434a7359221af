/** What was thrown away together: a session, or steps of a session that is still there. */
export type TrashEntryView = {
  /** Of the session, or of the first of the steps. */
  id: string;
  kind: "session" | "steps";
  sessionId: string;
  /** Of the session. */
  title: string | null;
  /** The first prompt, when there is one. */
  prompt: string | null;
  stepCount: number;
  /** Of `steps`, the numbers of the first and the last. */
  stepNumbers: [number, number] | null;
  thumbnailUrl: string | null;
  deletedAt: string;
  /** From then on it cannot be brought back. */
  purgedAt: string;
};

export type TrashView = { entries: TrashEntryView[]; nextCursor: string | null };
