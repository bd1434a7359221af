import { cn } from "#components/ui/cn.ts";
import styles from "./viewer-placeholder.module.css";

/** What stands where a picture will be. With a source, the source shimmers through. */
export function ViewerPlaceholder({ sourceUrl, still }: { sourceUrl?: string; still?: boolean }) {
  return (
    <div className={styles.placeholder} aria-hidden="true">
      {sourceUrl && (
        <img
          src={sourceUrl}
          alt=""
          className="absolute inset-0 size-full scale-105 object-cover opacity-60 blur-xl"
        />
      )}
      {!still && <div className={cn(styles.light, "opacity-50 dark:opacity-35")} />}
    </div>
  );
}
