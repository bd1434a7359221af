import { Button } from "#components/ui/button.tsx";
import { useComposerStore } from "../composer/composer-store.tsx";
import { focusPrompt } from "../composer/prompt-input.tsx";

const EXAMPLES = [
  "A lighthouse on a cliff at sunset, warm light, long shadows",
  "A fox in a snowy forest under a full moon, watercolor",
  "A small red house by a lake, mountains behind, early morning mist",
  "A sailing boat on a calm turquoise sea, seen from above",
];

/** Sentences to begin with; choosing one fills the prompt box. */
export function ExamplePrompts() {
  const composer = useComposerStore();
  const choose = (prompt: string) => {
    composer.setState({ prompt });
    focusPrompt();
  };
  return (
    <ul aria-label="Example prompts" className="grid max-w-2xl gap-2 sm:grid-cols-2">
      {EXAMPLES.map((example) => (
        <li key={example} className="min-w-0">
          <Button
            variant="outline"
            className="h-full min-h-10 w-full justify-start whitespace-normal py-2 text-left font-normal"
            onClick={() => choose(example)}
          >
            {example}
          </Button>
        </li>
      ))}
    </ul>
  );
}
