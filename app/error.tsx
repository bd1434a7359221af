"use client";

import { StatusPage } from "#components/shell/status-page.tsx";

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
        // Not `Button`: this page's code comes with every other page, and should be next to nothing.
        action={
          <button
            type="button"
            onClick={reset}
            className="h-9 cursor-pointer rounded-md bg-primary px-4 font-medium text-primary-foreground text-sm transition-colors hover:bg-primary-hover"
          >
            Try again
          </button>
        }
      />
    </main>
  );
}
