import type { RefObject } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { MARKUP_TEXT_MAX_LENGTH } from "#lib/images/markup-strokes.ts";
import type { PendingMarks } from "./use-pending-mark.ts";

type TextFieldProps = {
  marks: PendingMarks;
  field: RefObject<HTMLInputElement | null>;
  onPlaced: () => void;
};

/** Where words are typed that are written on the picture. Whatever was typed is kept when it is left. */
export function TextField({ marks, field, onPlaced }: TextFieldProps) {
  const text = marks.shown?.kind === "text" ? marks.shown.text : "";
  return (
    <div className="mx-auto flex w-full max-w-sm items-center gap-2">
      <Input
        ref={field}
        aria-label="Words on the picture"
        placeholder={marks.shown ? "Type a few words" : "Choose the place on the picture"}
        maxLength={MARKUP_TEXT_MAX_LENGTH}
        autoComplete="off"
        // Smaller letters would make phones zoom in.
        className="h-10 text-base md:h-9 md:text-sm"
        value={text}
        onChange={(event) => marks.write(event.target.value)}
        onBlur={({ relatedTarget }) => {
          // Another colour or size is for these words, too.
          if (!relatedTarget?.closest("[data-ink]")) marks.keep();
        }}
        onKeyDown={(event) => {
          // It keeps them by leaving the field.
          if (event.key === "Enter" && !event.nativeEvent.isComposing) onPlaced();
        }}
      />
      <Button variant="outline" className="h-10 md:h-9" disabled={!text.trim()} onClick={marks.keep}>
        Place
      </Button>
    </div>
  );
}
