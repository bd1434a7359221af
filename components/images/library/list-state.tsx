import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Spinner } from "#components/ui/spinner.tsx";

type ListStateProps = {
  list: { isPending: boolean; isError: boolean; isFetchingNextPage: boolean };
  isEmpty: boolean;
  /** What an empty list says. */
  empty: ReactNode;
  onRetry: () => void;
};

/** What stands below, or in place of, a list that is loaded in pages. */
export function ListState({ list, isEmpty, empty, onRetry }: ListStateProps) {
  if (list.isError) {
    return (
      <div
        role="alert"
        className="flex flex-col items-center gap-3 p-6 text-center text-muted-foreground text-sm"
      >
        The list could not be loaded.
        <Button variant="outline" className="h-10" onClick={onRetry}>
          Try again
        </Button>
      </div>
    );
  }
  if (list.isPending || list.isFetchingNextPage) {
    return (
      <p className="flex items-center justify-center gap-2 p-6 text-muted-foreground text-sm">
        <Spinner /> Loading
      </p>
    );
  }
  return isEmpty ? (
    <p className="text-balance p-10 text-center text-muted-foreground text-sm">{empty}</p>
  ) : null;
}
