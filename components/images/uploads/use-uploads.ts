import { useEffect, useRef, useState } from "react";
import type { UploadRole } from "#lib/images/constants.ts";
import type { UploadView } from "#lib/images/views.ts";
import { announce } from "../announcer.tsx";
import { useComposerStore } from "../composer/composer-store.tsx";
import type { Draft, TrayImage } from "../composer/draft.ts";
import { randomId } from "../composer/random-id.ts";
import { withReferences } from "../composer/with-references.ts";
import { describeError } from "../error-toast.ts";

/** What an uploaded picture is for. `session`: to begin another session with. */
export type UploadPurpose = "source" | "reference" | "mask" | "session";

export type PendingUpload = {
  id: string;
  fileName: string;
  /** Of the file itself, to show it at once. */
  previewUrl: string;
  /** 0 to 1. */
  progress: number;
  /** Why it failed; null while it is under way. */
  error: string | null;
  retry: () => void;
  /** Ends it, or takes a failed one away. */
  remove: () => void;
};

export type Uploads = {
  pending: readonly PendingUpload[];
  /** `onDone` is called for the purpose `session`, whose picture has no place in this prompt box. */
  upload: (file: File, purpose: UploadPurpose, onDone?: (image: TrayImage) => void) => Promise<void>;
};

const ROLES: Record<UploadPurpose, UploadRole> = {
  source: "input",
  session: "input",
  reference: "reference",
  mask: "mask",
};

/** Uploads pictures into the prompt box. One that fails stays there, to be tried again. */
export function useUploads(sessionId: string | null, source: TrayImage | null): Uploads {
  const composer = useComposerStore();
  const [pending, setPending] = useState<readonly PendingUpload[]>([]);
  const latestSource = useRef(source);
  useEffect(() => {
    latestSource.current = source;
  });

  const upload: Uploads["upload"] = async (file, purpose, onDone) => {
    const id = randomId();
    const maskSource = purpose === "mask" ? latestSource.current : null;
    const previewUrl = URL.createObjectURL(file);
    let controller = new AbortController();
    const patch = (changes: Partial<PendingUpload>) =>
      setPending((uploads) => uploads.map((one) => (one.id === id ? { ...one, ...changes } : one)));
    const remove = () => {
      controller.abort();
      setPending((uploads) => uploads.filter((one) => one.id !== id));
      URL.revokeObjectURL(previewUrl);
    };
    const attempt = async () => {
      controller = new AbortController();
      const { signal } = controller;
      patch({ error: null, progress: 0 });
      try {
        const { sendFile } = await import("./send-file.ts");
        const what = { file, role: ROLES[purpose], sessionId, sourceAssetId: maskSource?.assetId };
        const image = toTrayImage(await sendFile(what, (progress) => patch({ progress }), signal));
        composer.setState((draft) => withUpload(draft, image, purpose, maskSource));
        onDone?.(image);
        announce(`${file.name} is ready`);
        remove();
      } catch (error) {
        if (signal.aborted) return;
        patch({ error: describeError(error) });
        announce(`${file.name} was not uploaded. ${describeError(error)}`);
      }
    };
    const entry = { id, fileName: file.name, previewUrl, progress: 0, error: null, remove };
    setPending((uploads) => [...uploads, { ...entry, retry: () => void attempt() }]);
    await attempt();
  };
  return { pending, upload };
}

/** What an uploaded picture changes in the prompt box. */
function withUpload(
  { references }: Draft,
  image: TrayImage,
  purpose: UploadPurpose,
  maskSource: TrayImage | null,
): Partial<Draft> {
  if (purpose === "source") return { source: { kind: "picked", image, until: null } };
  if (purpose === "reference") return { references: withReferences(references, [image]) };
  if (purpose === "session" || !maskSource) return {};
  const { assetId, url } = image;
  return { mask: { assetId, url, sourceAssetId: maskSource.assetId }, strokes: null };
}

function toTrayImage({ assetId, url, width, height }: UploadView): TrayImage {
  return { assetId, url, width, height, generationId: null, stepNumber: null };
}
