import { useQueryClient } from "@tanstack/react-query";
import { FolderOutput } from "lucide-react";
import { useRouter } from "next/navigation";
import { DropdownMenuItem } from "#components/ui/dropdown-menu.tsx";
import { toast } from "#components/ui/toast.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { announce } from "../announcer.tsx";
import { isActive } from "../api/session-cache.ts";
import { moveBranch } from "../api/studio-api.ts";
import { sessionKey } from "../api/use-session-pages.ts";
import { showError } from "../error-toast.ts";

/** A line of a step's menu: makes a session of its own of the step and all that came of it. */
export function MoveBranchItem({ generation }: { generation: GenerationView }) {
  const move = useMoveBranch();
  return (
    <DropdownMenuItem
      disabled={isActive(generation)}
      title="This step and all that came of it become a session of their own"
      onSelect={() => void move(generation)}
    >
      <FolderOutput /> Move to a new session
    </DropdownMenuItem>
  );
}

function useMoveBranch(): (generation: GenerationView) => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  return async function move(generation) {
    try {
      const { session, stepCount } = await moveBranch(generation.id, {});
      const said =
        stepCount === 1 ? "1 step moved to a new session" : `${stepCount} steps moved to a new session`;
      announce(said);
      const open = { label: "Open", onClick: () => router.push(`/images/${session.id}`) };
      toast.success(said, { description: session.title ?? undefined, action: open });
      await client.invalidateQueries({ queryKey: sessionKey(generation.sessionId) });
    } catch (error) {
      const tryAgain = { label: "Try again", onClick: () => void move(generation) };
      showError("The branch was not moved", error, tryAgain);
    }
  };
}
