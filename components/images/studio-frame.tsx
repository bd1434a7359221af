import type { ReactNode } from "react";

type StudioFrameProps = { picture: ReactNode; composer: ReactNode; tree: ReactNode; inspector?: ReactNode };

/**
 * Where things are on the session page: the picture above the prompt box, the tree beside them or, as a strip, on narrow
 * screens, between them. It fills the window under the header; only when that is too low does the page scroll.
 * In full screen it covers the header and shows the picture and its actions alone.
 */
export function StudioFrame({ picture, composer, tree, inspector }: StudioFrameProps) {
  return (
    <div className="flex h-[calc(100dvh-3.5rem)] min-h-130 grow in-data-full-screen:fixed in-data-full-screen:inset-0 in-data-full-screen:z-40 in-data-full-screen:h-dvh in-data-full-screen:min-h-0 in-data-full-screen:bg-background">
      <div className="flex min-w-0 grow max-lg:flex-col">
        <div className="flex min-h-0 min-w-0 grow flex-col max-lg:contents">
          <div className="flex min-h-0 min-w-0 grow flex-col gap-3 p-4 pb-3 max-lg:order-1 max-lg:pb-2">
            {picture}
          </div>
          <div className="mx-auto w-full max-w-3xl px-4 pb-4 max-lg:order-3 max-lg:px-2 max-lg:pb-2 in-data-full-screen:hidden">
            {composer}
          </div>
        </div>
        <div className="flex min-h-0 shrink-0 max-lg:order-2 max-lg:px-4 max-lg:pb-2 in-data-full-screen:hidden">
          {tree}
        </div>
      </div>
      {inspector}
    </div>
  );
}
