const MISSING: Record<string, string> = {
  email: "Enter your e-mail address.",
  password: "Enter a password.",
  text: "Enter your name.",
};

/** What the browser finds wrong with each input of a form, by name, in our words. */
export function fieldProblems(form: HTMLFormElement): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const input of form.elements) {
    if (!(input instanceof HTMLInputElement) || input.validity.valid) continue;
    problems[input.name] = problemOf(input);
  }
  return problems;
}

function problemOf({ type, validity, minLength }: HTMLInputElement): string {
  if (validity.valueMissing) return MISSING[type] ?? "Please fill this in.";
  if (validity.tooShort) return `Use ${minLength} characters or more.`;
  if (type === "email") return "That is not a complete e-mail address.";
  return "That does not look right.";
}
