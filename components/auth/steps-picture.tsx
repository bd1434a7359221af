const TILES = [
  { x: 0, y: 112, sky: ["#f7c59f", "#f4a7a3"], sun: "#fff3d6", sunY: 58, hills: ["#b7717f", "#7c4a66"] },
  { x: 232, y: 16, sky: ["#9cc9ee", "#e3f0f5"], sun: "#fffdf2", sunY: 40, hills: ["#6fa08a", "#3f6f63"] },
  { x: 232, y: 208, sky: ["#1d2150", "#4b3f86"], sun: "#f2edff", sunY: 44, hills: ["#2b2a5c", "#17173a"] },
] as const;

const SIZE = 144;

/** What the studio does, in one look: one picture, and two ways on from it. Decoration. */
export function StepsPicture() {
  return (
    <svg viewBox="-8 0 392 368" aria-hidden="true" className="w-full max-w-md">
      <path
        d="M144 184h28c32 0 28-96 60-96M172 184c32 0 28 96 60 96"
        className="fill-none stroke-input-hover"
        strokeWidth="1.5"
      />
      <circle cx="172" cy="184" r="4" className="fill-primary" />
      {TILES.map((tile, index) => (
        <Tile key={tile.y} id={`tile-${index}`} {...tile} />
      ))}
    </svg>
  );
}

type TileProps = {
  id: string;
  x: number;
  y: number;
  sky: readonly [string, string];
  sun: string;
  sunY: number;
  hills: readonly [string, string];
};

function Tile({ id, x, y, sky, sun, sunY, hills }: TileProps) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <defs>
        <linearGradient id={`${id}-sky`} x2="0" y2="1">
          <stop stopColor={sky[0]} />
          <stop offset="1" stopColor={sky[1]} />
        </linearGradient>
        <clipPath id={`${id}-frame`}>
          <rect width={SIZE} height={SIZE} rx="16" />
        </clipPath>
      </defs>
      <g clipPath={`url(#${id}-frame)`}>
        <rect width={SIZE} height={SIZE} fill={`url(#${id}-sky)`} />
        <circle cx="94" cy={sunY} r="15" fill={sun} />
        <path d="M0 104c24-22 44-26 68-10s48 10 76-12v62H0Z" fill={hills[0]} />
        <path d="M0 126c30-18 56-8 82-4s42-4 62-16v38H0Z" fill={hills[1]} />
      </g>
    </g>
  );
}
