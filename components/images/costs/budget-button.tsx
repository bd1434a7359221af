import { Wallet } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { onFirstUse } from "#components/ui/on-first-use.tsx";

const SessionBudgetDialog = onFirstUse(() =>
  import("./session-budget-dialog.tsx").then((m) => m.SessionBudgetDialog),
);

/** The way out for a step that a budget was in the way of. */
export function BudgetButton({ sessionId }: { sessionId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="outline" className="h-10" onClick={() => setOpen(true)}>
        <Wallet /> Budget…
      </Button>
      {open && <SessionBudgetDialog sessionId={sessionId} onClose={() => setOpen(false)} />}
    </>
  );
}
