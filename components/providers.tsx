"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { setNonce } from "get-nonce";
import { type ReactNode, useState } from "react";
import { ThemeProvider } from "./theme-provider.tsx";
import { ToasterOnDemand } from "./ui/toaster-on-demand.tsx";

/** `nonce` is that of the document: a refresh brings a newer one, which the browser would not accept. */
export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  const [documentNonce] = useState(nonce);
  const [queryClient] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 30_000 } } }),
  );
  // For the style element that keeps the page behind a dialog from scrolling.
  if (typeof window !== "undefined") setNonce(documentNonce);
  return (
    <ThemeProvider nonce={documentNonce}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
      <ToasterOnDemand />
    </ThemeProvider>
  );
}
