import { History } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { onFirstUse } from "#components/ui/on-first-use.tsx";

const PromptsDialog = onFirstUse(() => import("./prompts-dialog.tsx").then((m) => m.PromptsDialog));

/** Opens the list of earlier prompts. */
export function PromptHistoryButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="ghost"
        size="icon"
        className="size-10"
        aria-label="Earlier prompts"
        aria-haspopup="dialog"
        title="Earlier prompts (Alt ↑ in the prompt)"
        onClick={() => setOpen(true)}
      >
        <History />
      </Button>
      {open && <PromptsDialog onClose={() => setOpen(false)} />}
    </>
  );
}
