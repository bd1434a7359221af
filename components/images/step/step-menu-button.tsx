import { MoreHorizontal } from "lucide-react";
import type { ComponentProps } from "react";
import { Button } from "#components/ui/button.tsx";

export function StepMenuButton(props: ComponentProps<typeof Button>) {
  return (
    <Button variant="ghost" size="icon" aria-label="More actions" {...props} className="size-10 md:size-9">
      <MoreHorizontal />
    </Button>
  );
}
