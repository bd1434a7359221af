import type { ReactNode } from "react";

type StatusPageProps = { title: string; description: string; action: ReactNode };

/** A page that has nothing to show but a sentence and a way on. */
export function StatusPage({ title, description, action }: StatusPageProps) {
  return (
    <div className="m-auto flex min-h-[calc(100dvh-8rem)] max-w-md flex-col items-center justify-center gap-6 px-6 text-center">
      <div className="flex flex-col gap-2">
        <h1 className="font-semibold text-2xl">{title}</h1>
        <p className="text-balance text-muted-foreground">{description}</p>
      </div>
      {action}
    </div>
  );
}
