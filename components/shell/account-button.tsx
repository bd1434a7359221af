import type { ComponentProps } from "react";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";

export function AccountButton({ name, ...props }: ComponentProps<typeof Button> & { name: string }) {
  return (
    <Button variant="ghost" size="icon" {...props} className="rounded-full">
      <span className="sr-only">Account of {name}</span>
      <Avatar name={name} className="size-7" />
    </Button>
  );
}
