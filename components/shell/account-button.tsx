import type { ComponentProps } from "react";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";

export function AccountButton({ name, ...props }: ComponentProps<typeof Button> & { name: string }) {
  return (
    <Button variant="ghost" size="icon" aria-label={`Account of ${name}`} {...props} className="rounded-full">
      <Avatar name={name} className="size-7" />
    </Button>
  );
}
