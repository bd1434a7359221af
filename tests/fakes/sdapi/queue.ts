import { setTimeout as wait } from "node:timers/promises";
import type { Paint } from "#tests/fakes/paint.ts";
import { draw, drawHalf, drawPreview } from "./drawing.ts";
import type { Job } from "./types.ts";

const STEPS = 3;
/** A job goes on by itself when nobody watches it. */
const UNWATCHED_MS = 1500;

export type Running = Job & { checkpoint: string; step: number; interrupted: boolean; wake: () => void };

/** Draws one job after the other, as a graphics card does. Each look at a job takes it one step further. */
export class Queue {
  current: Running | null = null;
  readonly waiting: Job[] = [];
  readonly finished: string[] = [];
  /** What was interrupted, by task; null for a job that has no id here. */
  readonly interrupted: (string | null)[] = [];
  wasInterrupted = false;
  private tail: Promise<unknown> = Promise.resolve();
  private readonly paint: Paint | undefined;

  constructor(paint?: Paint) {
    this.paint = paint;
  }

  /** @param watched a software that tells of progress takes its time, so that there is something to tell */
  run(job: Job, checkpoint: string, watched: boolean): Promise<Buffer> {
    this.waiting.push(job);
    const turn = this.tail.then(() => this.work(job, checkpoint, watched));
    this.tail = turn.catch(() => {});
    return turn;
  }

  /** Ends what is running, whosever it is. */
  interrupt(): void {
    if (!this.current) return;
    this.interrupted.push(this.current.taskId);
    this.current.interrupted = true;
    this.wasInterrupted = true;
    this.current.wake();
  }

  /** @returns how far the current job is, before it goes on */
  look(): number {
    const { current } = this;
    if (!current) return 0;
    const { step } = current;
    current.step += 1;
    if (current.step >= STEPS && current.misbehaviour?.kind !== "stall") current.wake();
    return Math.min(step, STEPS - 1) / STEPS;
  }

  async preview(): Promise<Buffer | null> {
    const { current } = this;
    return current && current.step > 1 ? drawPreview(current.body, current.checkpoint) : null;
  }

  private async work(job: Job, checkpoint: string, watched: boolean): Promise<Buffer> {
    const woken = Promise.withResolvers<void>();
    this.waiting.splice(this.waiting.indexOf(job), 1);
    const running: Running = { ...job, checkpoint, step: 0, interrupted: false, wake: () => woken.resolve() };
    this.current = running;
    this.wasInterrupted = false;
    const isStalled = job.misbehaviour?.kind === "stall";
    const unwatched = isStalled ? new Promise<void>(() => {}) : wait(UNWATCHED_MS, undefined, { ref: false });
    const painted = this.paint?.();
    if (!painted && (watched || isStalled)) await Promise.race([woken.promise, unwatched]);
    const size = job.misbehaviour?.kind === "other-size" ? { width: 256, height: 128 } : {};
    const body = { ...job.body, ...size };
    const drawn = running.interrupted ? drawHalf(body, checkpoint) : (painted ?? draw(body, checkpoint));
    const picture = await drawn;
    this.current = null;
    if (job.taskId) this.finished.push(job.taskId);
    return picture;
  }
}
