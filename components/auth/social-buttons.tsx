"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { toast } from "#components/ui/toast.ts";
import { useHydrated } from "#components/ui/use-hydrated.ts";
import { signInWith } from "#lib/auth-client.ts";

const LABELS = { github: "GitHub", google: "Google" } as const;
type Provider = keyof typeof LABELS;

export function SocialButtons({ providers, next }: { providers: Provider[]; next: string }) {
  const hydrated = useHydrated();
  const [pending, setPending] = useState<Provider>();

  async function leaveFor(provider: Provider) {
    setPending(provider);
    const failure = await signInWith(provider, next);
    if (failure === null) return;
    setPending(undefined);
    toast.error(failure.message);
  }

  return (
    <div className="flex flex-col gap-2">
      {providers.map((provider) => (
        <Button
          key={provider}
          variant="outline"
          size="lg"
          className={hydrated ? undefined : "disabled:opacity-100"}
          disabled={!hydrated || pending !== undefined}
          onClick={() => leaveFor(provider)}
        >
          {pending === provider && <Spinner />}
          Continue with {LABELS[provider]}
        </Button>
      ))}
      <p className="mt-4 flex items-center gap-3 text-muted-foreground text-xs before:h-px before:grow before:bg-border after:h-px after:grow after:bg-border">
        or with e-mail
      </p>
    </div>
  );
}
