import { Eye } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Slider } from "#components/ui/slider.tsx";
import type { TrayImage } from "../composer/draft.ts";
import { holdBlink, useCompare } from "./compare-store.ts";
import { isSameSize } from "./contain.ts";
import { describeDifference } from "./difference-words.ts";
import { nameInSentence } from "./session-pictures.ts";
import type { ComparedPair } from "./use-compared.ts";
import { useDifference } from "./use-difference.ts";

/** What a mode lets one set, and says about the two pictures. */
export function CompareControls({ pair }: { pair: ComparedPair }) {
  const mode = useCompare((compare) => compare.mode);
  return (
    <div className="flex shrink-0 md:min-h-10 flex-wrap items-center justify-center gap-x-6 gap-y-1 text-sm">
      {mode === "blink" && <HoldToBlink name={pair.second.name} />}
      {mode === "onion" && <Opacity name={pair.second.name} />}
      {mode === "difference" && <Gain />}
      {mode === "difference" && <DifferenceWords first={pair.first.image} second={pair.second.image} />}
      <Fitted pair={pair} />
    </div>
  );
}

function HoldToBlink({ name }: { name: string }) {
  const letGo = () => holdBlink(false);
  return (
    <Button
      variant="outline"
      className="h-10 touch-none select-none"
      title="Hold X, this button, or Space on it"
      aria-keyshortcuts="x"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        holdBlink(true);
      }}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      // A long touch is not meant for the menu of the browser.
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={({ key }) => (key === " " || key === "Enter") && holdBlink(true)}
      onKeyUp={letGo}
      onBlur={letGo}
    >
      <Eye /> Hold to see {nameInSentence({ name })}
    </Button>
  );
}

function Opacity({ name }: { name: string }) {
  const opacity = useCompare((compare) => compare.opacity);
  return (
    <div className="flex w-full max-w-90 items-center gap-3">
      <span className="shrink-0 text-muted-foreground">{name}</span>
      <Slider
        aria-label={`How much of ${name} is seen, in percent`}
        className="h-10"
        min={0}
        max={100}
        value={[opacity]}
        onValueChange={([next]) => next !== undefined && useCompare.setState({ opacity: next })}
      />
      <span className="w-12 shrink-0 text-right tabular-nums">{opacity} %</span>
    </div>
  );
}

function Gain() {
  const gain = useCompare((compare) => compare.gain);
  return (
    <div
      className="flex w-full max-w-70 items-center gap-3"
      title="How many times differences are made brighter"
    >
      <span className="shrink-0 text-muted-foreground">Gain</span>
      <Slider
        aria-label="Gain: how many times differences are made brighter"
        className="h-10"
        min={1}
        max={16}
        value={[gain]}
        onValueChange={([next]) => next !== undefined && useCompare.setState({ gain: next })}
      />
      <span className="w-8 shrink-0 text-right tabular-nums">×{gain}</span>
    </div>
  );
}

function DifferenceWords({ first, second }: { first: TrayImage; second: TrayImage }) {
  const { data, isError } = useDifference(first, second);
  if (isError) return <p className="text-muted-foreground">How much differs could not be measured.</p>;
  return (
    <p
      role="status"
      className={data ? "font-medium" : "text-muted-foreground"}
      title="Pixels that differ by more than 8 of 255 levels"
    >
      {data ? describeDifference(data) : "Measuring…"}
    </p>
  );
}

/** Pictures are never compared without saying that they are of different sizes, or one and the same. */
function Fitted({ pair: { first, second } }: { pair: ComparedPair }) {
  if (first.image.assetId === second.image.assetId) {
    return (
      <p className="text-muted-foreground text-xs">Both are the same picture. Choose another one above.</p>
    );
  }
  if (isSameSize(first.image, second.image)) return null;
  const size = ({ image }: ComparedPair["first"]) => `${image.width} × ${image.height}`;
  return (
    <p className="text-muted-foreground text-xs">
      {second.name} ({size(second)}) is fitted into the frame of {nameInSentence(first)} ({size(first)}).
    </p>
  );
}
