"use client";

import { Plug, Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { onFirstUse } from "#components/ui/on-first-use.tsx";
import type { ProviderListView, ProviderSettingsView } from "#lib/images/provider-settings/views.ts";
import type { Scope } from "./provider-api.ts";
import { ProviderCard } from "./provider-card.tsx";
import { useProviders } from "./use-providers.ts";

const ProviderDialog = onFirstUse(() => import("./provider-dialog.tsx").then((m) => m.ProviderDialog));
const ConfirmDialog = onFirstUse(() =>
  import("#components/ui/confirm-dialog.tsx").then((m) => m.ConfirmDialog),
);

type Question = { ask: "settings"; provider: ProviderSettingsView | null } | RemoveQuestion;
type RemoveQuestion = { ask: "remove"; provider: ProviderSettingsView };

const WORDS = {
  everybody: {
    title: "Providers",
    intro: "The services and servers that make the pictures, for everybody in this studio.",
    addLabel: "Add a provider",
    empty: "No provider yet",
    emptyHint: "Add a service with its key, or a server of your own, to make real pictures.",
    nameHint: "As people see it when they choose a model.",
  },
  own: {
    title: "Your keys",
    intro: "Services that make pictures on your own account. Nobody else in this studio can use them.",
    addLabel: "Add a key",
    empty: "No key yet",
    emptyHint: "Bring the key of a service that you pay yourself. Its models are then offered to you alone.",
    nameHint: "As you see it when you choose a model.",
  },
} as const;

const REMOVAL =
  "Pictures that were made with it stay. Steps that wait for it will fail, and nothing is charged for them. To pause it, turn it off instead.";

/** Where pictures are made. */
export function ProvidersPage({ initial, scope }: { initial: ProviderListView; scope: Scope }) {
  const { providers, tests, test, add, change, setEnabled, remove } = useProviders(scope, initial.providers);
  const [question, setQuestion] = useState<Question | null>(null);
  const { title, addLabel, empty, emptyHint, nameHint } = WORDS[scope];
  const close = () => setQuestion(null);
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-8 md:px-8">
      <PageHeader scope={scope} onAdd={() => setQuestion({ ask: "settings", provider: null })} />
      <ul aria-label={title} className="flex flex-col gap-3">
        {providers.map((provider) => (
          <ProviderCard
            key={provider.id}
            provider={provider}
            test={tests[provider.id]}
            onTest={() => void test(provider.id)}
            onChange={() => setQuestion({ ask: "settings", provider })}
            onSetEnabled={(enabled) => void setEnabled(provider, enabled)}
            onRemove={() => setQuestion({ ask: "remove", provider })}
          />
        ))}
      </ul>
      {providers.every(({ origin }) => origin === "built-in") && (
        <EmptyState icon={Plug} title={empty} description={emptyHint} />
      )}
      {question?.ask === "settings" && (
        <ProviderDialog
          provider={question.provider}
          kinds={initial.kinds}
          addTitle={addLabel}
          nameHint={nameHint}
          onClose={close}
          onAdd={add}
          onChange={change}
        />
      )}
      {question?.ask === "remove" && (
        <ConfirmDialog
          title={`Remove ${question.provider.name}?`}
          description={describeRemoval(question.provider)}
          action="Remove"
          onClose={close}
          onConfirm={() => void remove(question.provider)}
        />
      )}
    </div>
  );
}

function PageHeader({ scope, onAdd }: { scope: Scope; onAdd: () => void }) {
  const { title, intro, addLabel } = WORDS[scope];
  return (
    <div className="flex flex-wrap items-start justify-between gap-4">
      <div className="flex max-w-md flex-col gap-1">
        <h1 className="font-semibold text-2xl">{title}</h1>
        <p className="text-muted-foreground text-sm">
          {intro} Keys are kept encrypted and are never shown again.
        </p>
      </div>
      <Button className="h-10" onClick={onAdd}>
        <Plus /> {addLabel}
      </Button>
    </div>
  );
}

/** Nobody can read a key here again, or a graph. */
function describeRemoval({ hasKey, options: { graphs } }: ProviderSettingsView): string {
  const key = hasKey && "Its key is deleted here; it stays valid at the provider.";
  const imported = Array.isArray(graphs) && graphs.length > 0 && "Its graphs are deleted here.";
  return [key, imported, REMOVAL].filter(Boolean).join(" ");
}
