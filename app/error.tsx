"use client";

import { StatusPage } from "#components/shell/status-page.tsx";
import { Button } from "#components/ui/button.tsx";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const reference = error.digest ? ` If it keeps happening, tell your administrator: ${error.digest}.` : "";
  return (
    <main>
      <StatusPage
        title="This page could not be shown"
        description={`Something on our side went wrong. Your pictures are safe, and nothing was charged.${reference}`}
        action={<Button onClick={reset}>Try again</Button>}
      />
    </main>
  );
}
