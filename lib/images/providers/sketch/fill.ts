import { forEachPixel, fromRaster, type Raster, toRaster } from "./raster.ts";

/** Cells of the coarse grid on which colors spread, a side. */
const CELLS = 56;
const ROUNDS = 160;

/** Spreads what surrounds the masked pixels over them: the nearest thing to taking something away. */
export async function fillFromAround(raster: Raster, mask: Buffer): Promise<Raster> {
  const known = await averageKnown(raster, mask);
  spread(known.colors, known.weights);
  const grid = { data: Buffer.from(known.colors.map(Math.round)), width: CELLS, height: CELLS };
  const { width, height } = raster;
  return toRaster(fromRaster(grid).resize(width, height, { fit: "fill", kernel: "cubic" }));
}

async function averageKnown(raster: Raster, mask: Buffer) {
  const { data, width, height } = raster;
  const weights = new Float32Array(CELLS * CELLS);
  const colors = new Float32Array(CELLS * CELLS * 3);
  await forEachPixel(raster, (at, x, y) => {
    if ((mask[at / 3] ?? 0) > 0) return;
    const cell = Math.floor((y * CELLS) / height) * CELLS + Math.floor((x * CELLS) / width);
    weights[cell] = (weights[cell] ?? 0) + 1;
    for (let channel = 0; channel < 3; channel++) {
      colors[cell * 3 + channel] = (colors[cell * 3 + channel] ?? 0) + (data[at + channel] ?? 0);
    }
  });
  for (const [index, sum] of colors.entries()) {
    colors[index] = sum / Math.max(1, weights[Math.floor(index / 3)] ?? 1);
  }
  return { colors, weights };
}

/** Every unknown cell becomes the mean of its known neighbors, over and over, so that colors flow inwards. */
function spread(colors: Float32Array, weights: Float32Array): void {
  const known = Array.from(weights, (weight) => weight > 0);
  const fixed = [...known];
  for (let round = 0; round < ROUNDS; round++) {
    for (let cell = 0; cell < known.length; cell++) {
      if (fixed[cell]) continue;
      const neighbors = neighborsOf(cell).filter((neighbor) => known[neighbor]);
      if (neighbors.length === 0) continue;
      known[cell] = true;
      for (let channel = 0; channel < 3; channel++) {
        const sum = neighbors.reduce((total, neighbor) => total + (colors[neighbor * 3 + channel] ?? 0), 0);
        colors[cell * 3 + channel] = sum / neighbors.length;
      }
    }
  }
}

function neighborsOf(cell: number): number[] {
  const column = cell % CELLS;
  return [
    ...(column > 0 ? [cell - 1] : []),
    ...(column < CELLS - 1 ? [cell + 1] : []),
    ...(cell >= CELLS ? [cell - CELLS] : []),
    ...(cell < CELLS * (CELLS - 1) ? [cell + CELLS] : []),
  ];
}
