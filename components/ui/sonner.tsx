"use client";

import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";
import { Spinner } from "./spinner.tsx";

const ICONS = {
  success: <CircleCheck className="size-4 text-success-text" />,
  info: <Info className="size-4 text-muted-foreground" />,
  warning: <TriangleAlert className="size-4 text-warning-text" />,
  error: <CircleAlert className="size-4 text-destructive-text" />,
  loading: <Spinner />,
};

/** Where toasts appear; `toast` itself comes from "sonner". Its colours are set in globals.css. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      icons={ICONS}
      position="bottom-right"
      closeButton
    />
  );
}
