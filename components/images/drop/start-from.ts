import { announce } from "../announcer.tsx";
import type { TrayImage } from "../composer/draft.ts";
import { remoteDrafts } from "../drafts/draft-api.ts";
import type { SavedDraft } from "../drafts/read-draft.ts";
import { showError } from "../error-toast.ts";

export type Router = { push: (path: string) => void };

/** Goes to where a session begins, with `image` to start from and what is typed there kept. */
export async function startFrom(image: TrayImage, router: Router): Promise<void> {
  try {
    await putIntoStart(image);
    announce("A new session starts from this picture");
    router.push("/images");
  } catch (error) {
    const tryAgain = { label: "Try again", onClick: () => void startFrom(image, router) };
    showError("The new session was not prepared", error, tryAgain);
  }
}

async function putIntoStart(image: TrayImage): Promise<void> {
  const start = remoteDrafts(null);
  const source = {
    kind: "picked" as const,
    image: { ...image, generationId: null, stepNumber: null },
    until: null,
  };
  const save = ({ draft, version }: SavedDraft) =>
    start.save({ ...draft, source, mask: null, strokes: null }, version);
  const answer = await save(await start.load());
  // Another window was faster: on top of what it wrote.
  if ("newer" in answer) await save(answer.newer);
}
