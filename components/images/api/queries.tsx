"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ComponentType, type ReactNode, useState } from "react";

/**
 * Lets its children read what the server was asked for. Around those that do rather than around every page: the code is
 * large, and nobody who opens a prompt box should wait for it. All in a window share what they know.
 */
export function Queries({ children }: { children: ReactNode }) {
  const [client] = useState(clientOfWindow);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

/** `Component` inside `Queries`, for one that reads itself. */
export function withQueries<Props extends object>(Component: ComponentType<Props>): ComponentType<Props> {
  return function WithQueries(props) {
    return (
      <Queries>
        <Component {...props} />
      </Queries>
    );
  };
}

let shared: QueryClient | undefined;

/** On the server another each time: what one person asked for is nobody else's. */
function clientOfWindow(): QueryClient {
  if (typeof window === "undefined") return makeClient();
  shared ??= makeClient();
  return shared;
}

function makeClient(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { staleTime: 30_000 } } });
}
