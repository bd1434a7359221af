import Link from "next/link";
import { StatusPage } from "#components/shell/status-page.tsx";
import { Button } from "#components/ui/button.tsx";

export default function SessionNotFound() {
  return (
    <StatusPage
      title="This session is not here"
      description="It may have been deleted, or it belongs to another account."
      action={
        <Button asChild className="h-10">
          <Link href="/images">All sessions</Link>
        </Button>
      }
    />
  );
}
