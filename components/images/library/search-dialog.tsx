import { Search } from "lucide-react";
import type { KeyboardEventHandler, ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "#components/ui/dialog.tsx";

type SearchDialogProps = {
  title: string;
  description: string;
  searchLabel: string;
  query: string;
  onQueryChange: (query: string) => void;
  onSearchKeyDown?: KeyboardEventHandler<HTMLInputElement>;
  /** The ids of the list that the arrow keys walk while the focus is here, and of the option that is marked. */
  list?: { id: string; activeId: string };
  /** Called when it is closed, before the focus goes back. Prevent the event's default to set the focus elsewhere. */
  onCloseAutoFocus?: (event: Event) => void;
  onClose: () => void;
  className?: string;
  children: ReactNode;
};

/** A dialog with a search field and what it finds; the whole screen on phones. */
export function SearchDialog(props: SearchDialogProps) {
  const { title, description, query, onQueryChange, onCloseAutoFocus, onClose, className, children } = props;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        onCloseAutoFocus={onCloseAutoFocus}
        className={cn(
          "flex flex-col gap-0 overflow-hidden p-0 max-md:top-0 max-md:left-0 max-md:h-dvh max-md:max-h-none max-md:max-w-none max-md:translate-none max-md:rounded-none max-md:border-0 md:h-[min(40rem,calc(100dvh-4rem))]",
          className,
        )}
      >
        <div className="flex flex-col gap-1 px-4 pt-4 pb-2 md:px-6 md:pt-5">
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>{description}</DialogDescription>
        </div>
        <label className="flex items-center gap-2 border-b px-4 md:px-6">
          <Search className="size-4 shrink-0 text-muted-foreground" aria-hidden="true" />
          <input
            type="search"
            aria-label={props.searchLabel}
            placeholder={props.searchLabel}
            value={query}
            onChange={(event) => onQueryChange(event.target.value)}
            onKeyDown={props.onSearchKeyDown}
            {...(props.list && {
              role: "combobox",
              "aria-expanded": true,
              "aria-controls": props.list.id,
              "aria-activedescendant": props.list.activeId,
            })}
            className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-muted-foreground md:text-sm"
          />
        </label>
        {children}
      </DialogContent>
    </Dialog>
  );
}
