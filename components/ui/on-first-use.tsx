import { type ComponentType, createElement, lazy, type ReactNode, Suspense } from "react";

/**
 * A component whose code is loaded when it is first shown; until then `fallback` is in its place, and the page around it
 * stays. Does what `next/dynamic` does, without its code.
 */
export function onFirstUse<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  fallback?: ReactNode,
): ComponentType<Props> {
  const Lazy: ComponentType<Props> = lazy(async () => ({ default: await load() }));
  return (props) => <Suspense fallback={fallback}>{createElement(Lazy, props)}</Suspense>;
}
