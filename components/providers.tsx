"use client";

import { setNonce } from "get-nonce";
import { type ReactNode, useState } from "react";
import { ThemeProvider } from "./theme-provider.tsx";
import { ToasterOnDemand } from "./ui/toaster-on-demand.tsx";

/** `nonce` is that of the document: a refresh brings a newer one, which the browser would not accept. */
export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  const [documentNonce] = useState(nonce);
  // For the style element that keeps the page behind a dialog from scrolling.
  if (typeof window !== "undefined") setNonce(documentNonce);
  return (
    <ThemeProvider nonce={documentNonce}>
      {children}
      <ToasterOnDemand />
    </ThemeProvider>
  );
}
