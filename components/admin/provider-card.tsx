import { MoreHorizontal, Pencil, Power, PowerOff, Trash2 } from "lucide-react";
import { Fragment } from "react";
import { ActionMenu } from "#components/ui/action-menu.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import type { ProviderSettingsView } from "#lib/images/provider-settings/views.ts";
import { TestResult } from "./test-result.tsx";
import type { TestState } from "./use-providers.ts";

type ProviderCardProps = {
  provider: ProviderSettingsView;
  test: TestState | undefined;
  onTest: () => void;
  onChange: () => void;
  onSetEnabled: (enabled: boolean) => void;
  onRemove: () => void;
};

/** A fact that is no longer than this stands on one line. */
const UNBROKEN_MAX = 24;

export function ProviderCard({ provider, test, onTest, ...actions }: ProviderCardProps) {
  const { name, origin, enabled, problem } = provider;
  const running = test === "running";
  return (
    <li className="flex flex-col gap-3 rounded-lg border bg-card p-4">
      <div className="flex items-center gap-3">
        <div className="flex min-w-0 grow flex-col gap-1">
          <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
            <h2 className={cn("min-w-0 break-words font-medium", !enabled && "text-muted-foreground")}>
              {name}
            </h2>
            {origin === "environment" && <Badge>From the environment</Badge>}
            {origin === "built-in" && <Badge>Built in</Badge>}
            {!enabled && <Badge variant="outline">Off</Badge>}
          </div>
          <p className="break-words text-muted-foreground text-xs leading-5">
            {describeProvider(provider).map((fact, index) => (
              <Fragment key={fact}>
                {index > 0 && " · "}
                <span className={cn(fact.length <= UNBROKEN_MAX && "whitespace-nowrap")}>{fact}</span>
              </Fragment>
            ))}
          </p>
        </div>
        {origin !== "built-in" && (
          <Button
            variant="outline"
            className="h-10 md:h-9"
            aria-label={`Test ${name}`}
            aria-disabled={running}
            onClick={() => running || onTest()}
          >
            Test
          </Button>
        )}
        {origin === "studio" && <CardMenu provider={provider} {...actions} />}
      </div>
      <TestResult state={test ?? (problem === null ? undefined : { ok: false, message: problem })} />
    </li>
  );
}

function CardMenu({
  provider: { name, enabled },
  onChange,
  onSetEnabled,
  onRemove,
}: Omit<ProviderCardProps, "test" | "onTest">) {
  return (
    <ActionMenu
      align="end"
      trigger={
        <Button variant="ghost" size="icon" className="size-10 md:size-9" aria-label={`Actions for ${name}`}>
          <MoreHorizontal />
        </Button>
      }
      actions={[
        { label: "Change", icon: Pencil, onSelect: onChange },
        {
          label: enabled ? "Turn off" : "Turn on",
          icon: enabled ? PowerOff : Power,
          onSelect: () => onSetEnabled(!enabled),
        },
        { label: "Remove", icon: Trash2, onSelect: onRemove, destructive: true },
      ]}
    />
  );
}

function describeProvider(provider: ProviderSettingsView): string[] {
  const { name, kindLabel, baseUrl, hasKey, keyHint, origin, enabled, modelCount } = provider;
  const facts = [
    kindLabel !== name && kindLabel,
    origin === "built-in" && "Draws by itself, to try the studio without a key",
    origin === "environment" && "Changed in the server's settings",
    baseUrl?.replace(/^https?:\/\//, "").replace(/\/$/, ""),
    hasKey && (keyHint ? `key …${keyHint}` : "with a key"),
    enabled && (modelCount === 1 ? "1 model" : `${modelCount} models`),
  ];
  return facts.flatMap((fact) => fact || []);
}
