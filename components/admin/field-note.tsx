type FieldNoteProps = { id: string; hint: string | undefined; error: string | undefined };

/** The hint of a field, which gives way to what is wrong with it. */
export function FieldNote({ id, hint, error }: FieldNoteProps) {
  const note = error ?? hint;
  if (!note) return null;
  return (
    <p id={id} className={`break-words text-xs ${error ? "text-destructive-text" : "text-muted-foreground"}`}>
      {note}
    </p>
  );
}
