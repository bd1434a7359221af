import type { ReactNode } from "react";

type DetailsPartProps = { title: string; children: ReactNode };

/** A titled part of what is known about a step. */
export function DetailsPart({ title, children }: DetailsPartProps) {
  return (
    <section className="flex flex-col gap-1">
      <h3 className="text-muted-foreground text-xs">{title}</h3>
      {children}
    </section>
  );
}
