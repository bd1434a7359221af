export function AuthHeading({ title, description }: { title: string; description: string }) {
  return (
    <header className="flex flex-col gap-2">
      <h1 className="font-semibold text-2xl">{title}</h1>
      <p className="text-muted-foreground">{description}</p>
    </header>
  );
}
