import Link from "next/link";

type OtherPageProps = { question: string; label: string; path: "/sign-in" | "/sign-up"; next: string };

/** The way from signing in to signing up and back, keeping where the person was going. */
export function OtherPage({ question, label, path, next }: OtherPageProps) {
  const href = next === "/" ? path : `${path}?next=${encodeURIComponent(next)}`;
  return (
    <p className="text-muted-foreground">
      {question}{" "}
      <Link
        href={href}
        className="rounded-sm font-medium text-primary-text underline-offset-4 hover:underline"
      >
        {label}
      </Link>
    </p>
  );
}
