"use client";

import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { useTheme } from "next-themes";
import { useEffect } from "react";
import { Toaster as Sonner } from "sonner";
import { Spinner } from "./spinner.tsx";
import { toasterIsShown } from "./toast.ts";

const ICONS = {
  success: <CircleCheck className="size-4 text-success-text" />,
  info: <Info className="size-4 text-muted-foreground" />,
  warning: <TriangleAlert className="size-4 text-warning-text" />,
  error: <CircleAlert className="size-4 text-destructive-text" />,
  loading: <Spinner />,
};

/** Where toasts appear; its colours are set in globals.css. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  // After sonner's own effect, which makes it listen.
  useEffect(toasterIsShown, []);
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      icons={ICONS}
      // Under the header: below, they would lie on the studio's Generate button.
      position="top-right"
      offset={{ top: 64 }}
      mobileOffset={{ top: 64 }}
      closeButton
    />
  );
}
