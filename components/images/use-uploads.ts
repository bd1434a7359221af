import { useState } from "react";
import type { UploadView } from "#lib/images/views.ts";
import { announce } from "./announcer.tsx";
import { useComposerStore } from "./composer-store.tsx";
import type { TrayImage } from "./draft.ts";
import { showError } from "./error-toast.ts";
import { randomId } from "./random-id.ts";
import { uploadAsset } from "./studio-api.ts";

/** What an uploaded picture is for. */
export type UploadPurpose = "source" | "reference";

export type PendingUpload = { id: string; fileName: string };

export type Uploads = {
  pending: readonly PendingUpload[];
  upload: (file: File, purpose: UploadPurpose) => Promise<void>;
};

/** Uploads pictures into the prompt box. */
export function useUploads(sessionId: string | null): Uploads {
  const composer = useComposerStore();
  const [pending, setPending] = useState<readonly PendingUpload[]>([]);

  async function upload(file: File, purpose: UploadPurpose): Promise<void> {
    const id = randomId();
    setPending((uploads) => [...uploads, { id, fileName: file.name }]);
    try {
      const role = purpose === "source" ? "input" : "reference";
      const view = await uploadAsset({ file, fileName: file.name, role, sessionId: sessionId ?? undefined });
      const image = toTrayImage(view);
      if (purpose === "source") composer.setState({ source: { kind: "picked", image, until: null } });
      else composer.setState(({ references }) => ({ references: [...references, image] }));
      announce(`${file.name} is ready`);
    } catch (error) {
      const tryAgain = { label: "Try again", onClick: () => void upload(file, purpose) };
      showError(`${file.name} was not uploaded`, error, tryAgain);
    } finally {
      setPending((uploads) => uploads.filter((one) => one.id !== id));
    }
  }
  return { pending, upload };
}

function toTrayImage({ assetId, url, width, height }: UploadView): TrayImage {
  return { assetId, url, width, height, generationId: null, stepNumber: null };
}
