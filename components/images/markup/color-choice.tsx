import { cn } from "#components/ui/cn.ts";
import { MARKUP_COLORS } from "#lib/images/markup-strokes.ts";
import { INK } from "./markup-paths.ts";
import { useMarkupTools } from "./markup-tools.ts";
import { COLOR_NAMES } from "./markup-words.ts";

/** The colours to draw with. A prompt can name them: "put a boat where the red arrow points". */
export function ColorChoice() {
  const { color } = useMarkupTools();
  return (
    <fieldset data-ink="" className="flex items-center gap-1">
      <legend className="sr-only">Color</legend>
      {MARKUP_COLORS.map((each) => (
        <label
          key={each}
          title={`${COLOR_NAMES[each]} (C for the next color)`}
          className="relative flex size-10 cursor-pointer items-center justify-center rounded-md hover:bg-accent has-focus-visible:outline-2 md:size-9"
        >
          <input
            type="radio"
            name="markup-color"
            aria-label={COLOR_NAMES[each]}
            checked={each === color}
            onChange={() => useMarkupTools.setState({ color: each })}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
          <span
            aria-hidden="true"
            className={cn(
              "size-5 rounded-full border border-foreground/25 transition-shadow",
              each === color && "ring-2 ring-foreground ring-offset-2 ring-offset-background",
            )}
            style={{ backgroundColor: INK[each].fill }}
          />
        </label>
      ))}
    </fieldset>
  );
}
