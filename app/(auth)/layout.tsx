import type { ReactNode } from "react";
import { StepsPicture } from "#components/auth/steps-picture.tsx";
import { BrandMark } from "#components/shell/brand.tsx";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-2">
      <main className="flex flex-col px-6 py-8">
        <p className="flex items-center gap-2.5 font-semibold">
          <BrandMark />
          Image Studio
        </p>
        <div className="m-auto flex w-full max-w-88 flex-col gap-8 py-12">{children}</div>
      </main>
      <aside className="hidden items-center justify-center border-l bg-sidebar p-12 lg:flex">
        <StepsPicture />
      </aside>
    </div>
  );
}
