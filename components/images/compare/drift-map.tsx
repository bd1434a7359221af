import { useEffect, useRef, useState } from "react";
import { paintDrift } from "./drift-colors.ts";
import type { DriftPictures } from "./drift-pictures.ts";
import { decodePicture, readBands } from "./read-bands.ts";

/** Larger pictures are drawn smaller: the map is looked at, not measured. */
const MAP_PIXELS_MAX = 4_000_000;

/** The picture in gray but for what the mask covers, under a color for how much the model had changed each pixel. */
export function DriftMap({ output, raw, source, mask }: DriftPictures) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failed, setFailed] = useState(false);
  const scale = Math.min(1, Math.sqrt(MAP_PIXELS_MAX / (source.width * source.height)));
  const width = Math.round(source.width * scale);
  const height = Math.round(source.height * scale);
  useEffect(() => {
    const controller = new AbortController();
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    context.clearRect(0, 0, width, height);
    const place = { x: 0, y: 0, width, height };
    const draw = async () => {
      const images = await Promise.all([source.url, raw.url, mask.url].map(decodePicture));
      const placed = images.map((image) => ({ image, place }));
      await readBands(
        { width, height },
        placed,
        (bands, y) => {
          const [before, after, gray] = bands;
          if (!before || !after || !gray) return;
          const map = new ImageData(before.width, before.height);
          paintDrift(before.data, after.data, gray.data, map.data);
          context.putImageData(map, 0, y);
        },
        controller.signal,
      );
    };
    draw().catch(() => setFailed(!controller.signal.aborted));
    return () => controller.abort();
  }, [width, height, source.url, raw.url, mask.url]);
  const covered = { maskImage: `url("${mask.url}")`, maskMode: "luminance", maskSize: "100% 100%" } as const;
  return (
    <div className="absolute inset-0" data-testid="drift-map" aria-hidden="true">
      <img src={output.url} alt="" className="absolute inset-0 size-full brightness-60 grayscale" />
      <img src={output.url} alt="" className="absolute inset-0 size-full" style={covered} />
      {!failed && (
        <canvas ref={canvas} width={width} height={height} className="absolute inset-0 size-full" />
      )}
    </div>
  );
}
