import { useInspector } from "../step/inspector-store.ts";
import { useWideScreen } from "../use-wide-screen.ts";

/** Closes the details where they cover the picture that is to be looked at now. */
export function useLeaveSheet(): () => void {
  const wide = useWideScreen();
  return () => {
    if (!wide) useInspector.setState({ open: false });
  };
}
