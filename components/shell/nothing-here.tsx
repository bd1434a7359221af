import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { StatusPage } from "./status-page.tsx";

/** For an address that leads nowhere. */
export function NothingHere() {
  return (
    <StatusPage
      title="Nothing here"
      description="This page does not exist, was deleted, or belongs to another account."
      action={
        <Button asChild>
          <Link href="/">Go to the studio</Link>
        </Button>
      }
    />
  );
}
