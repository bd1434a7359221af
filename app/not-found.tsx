import type { Metadata } from "next";
import Link from "next/link";
import { StatusPage } from "#components/shell/status-page.tsx";
import { Button } from "#components/ui/button.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
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
