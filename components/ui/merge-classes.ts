/**
 * Of two Tailwind classes that set the same, leaves the later one: what a component is told wins over what it has by
 * itself. Knows the classes that this studio uses (see the test); one that it does not know is left alone.
 */
export function mergeClasses(classes: string): string {
  const taken = new Set<string>();
  return classes
    .split(/\s+/)
    .reverse()
    .filter((name) => name && isFree(name, taken))
    .reverse()
    .join(" ");
}

function isFree(name: string, taken: Set<string>): boolean {
  const { where, group } = read(name);
  if (!group) return true;
  if (taken.has(where + group)) return false;
  for (const set of [group, ...(ALSO_SET[group] ?? [])]) taken.add(where + set);
  return true;
}

type Read = { where: string; group: string };
/** Every class is read once; there are only so many. */
const known = new Map<string, Read>();

/** `where`: its conditions, such as `md:hover:`, in any order, and whether it is important. `group`: what it sets. */
function read(name: string): Read {
  const found = known.get(name);
  if (found) return found;
  const parts = name.split(/:(?![^[(]*[\])])/);
  const last = parts.pop() ?? "";
  const where = `${parts.sort().join(":")}${last.endsWith("!") ? "!" : ""}:`;
  const made = { where, group: groupOf(last.replace(/^-|!$/g, "")) };
  known.set(name, made);
  return made;
}

/** What a class sets besides its own group. */
const ALSO_SET: Record<string, string[]> = {
  size: ["w", "h"],
  inset: ["inset-x", "inset-y", "top", "right", "bottom", "left"],
  "inset-x": ["right", "left"],
  "inset-y": ["top", "bottom"],
  p: ["px", "py", "pt", "pr", "pb", "pl"],
  px: ["pr", "pl"],
  py: ["pt", "pb"],
  m: ["mx", "my", "mt", "mr", "mb", "ml"],
  mx: ["mr", "ml"],
  my: ["mt", "mb"],
  gap: ["gap-x", "gap-y"],
  overflow: ["overflow-x", "overflow-y"],
  flex: ["basis", "grow", "shrink"],
  translate: ["translate-x", "translate-y", "translate-none"],
  "translate-none": ["translate", "translate-x", "translate-y"],
  "font-size": ["leading"],
  touch: ["touch-pan-x", "touch-pan-y"],
  "touch-pan-x": ["touch"],
  "touch-pan-y": ["touch"],
  "line-clamp": ["display", "overflow"],
  rounded: ["rounded-t"],
  "border-width": ["border-width-t", "border-width-r", "border-width-b", "border-width-l"],
};

/** By the first that fits; what is in brackets may be anything. */
const GROUPS: [RegExp, string | ((match: RegExpMatchArray) => string)][] = [
  [
    /^(block|inline|inline-block|inline-flex|flex|grid|contents|hidden|table|inline-grid|list-item)$/,
    "display",
  ],
  [/^(static|fixed|absolute|relative|sticky)$/, "position"],
  [/^(visible|invisible|collapse)$/, "visibility"],
  [/^(not-)?sr-only$/, "sr"],
  [/^(underline|line-through|overline|no-underline)$/, "decoration"],
  [/^(uppercase|lowercase|capitalize|normal-case)$/, "case"],
  [/^text-(xs|sm|base|2xl)$/, "font-size"],
  [/^text-(left|center|right|start|end)$/, "text-align"],
  [/^text-(balance|pretty|wrap|nowrap)$/, "wrap"],
  [/^content-\[/, "content"],
  [/^(truncate|text-(ellipsis|clip))$/, "ellipsis"],
  [/^font-(normal|medium|semibold|bold)$/, "weight"],
  [/^font-(sans|mono)$/, "family"],
  [/^flex-(row|col)(-reverse)?$/, "direction"],
  [/^flex-(wrap|nowrap)$/, "flex-wrap"],
  [/^border-(dashed|solid|dotted|none)$/, "border-style"],
  [/^border-(collapse|separate)$/, "border-model"],
  [/^border(?:-([xytrbl]))?(?:-\d+)?$/, ([, side]) => (side ? `border-width-${side}` : "border-width")],
  [/^ring(-\d+)?$/, "ring-width"],
  [/^outline(-\d+)?$/, "outline-width"],
  [/^outline-(none|hidden|dashed|dotted)$/, "outline-style"],
  [/^shadow(-(none|sm|md|lg|xl|\[.*))?$/, "shadow"],
  [/^stroke-\d+$/, "stroke-width"],
  [/^justify-((start|end|center)(-safe)?|between|around|evenly|stretch)$/, "justify"],
  [/^object-(contain|cover|fill|none)$/, "object-fit"],
  [
    /^((?:min|max)-[wh]|inset-[xy]|gap-[xy]|overflow-[xy]|translate-[xy]|rounded-t|underline-offset|outline-offset|line-clamp|grid-cols|pointer-events)-./,
    ([, group = ""]) => group,
  ],
  [/^translate-none$/, "translate-none"],
  [/^rounded-[lrbtse]{2}-/, ""],
  [/^break-(normal|words|all|keep)$/, "break"],
  [/^ring-offset-\d/, "ring-offset-width"],
  [/^ring-offset-/, "ring-offset-color"],
  [/^touch-pan-(x|y)/, ([, axis = ""]) => `touch-pan-${axis}`],
  [/^border-spacing-/, ""],
  [/^animate-(none|spin|pulse|indeterminate)$/, "animate"],
  [
    /^(flex|border|rounded|ring|outline|grow|shrink|transition|resize|blur)(?:-.*)?$/,
    ([, group = ""]) => group,
  ],
  [
    /^(inset|top|right|bottom|left|z|order|[pm][xytrbl]?|w|h|size|gap|overflow|opacity|bg|text|cursor|select|items|self|whitespace|leading|tracking|aspect|fill|stroke|basis|translate|scale|rotate|duration|ease|delay|touch|origin|backdrop-blur|align)-./,
    ([, group = ""]) => group,
  ],
];

function groupOf(base: string): string {
  for (const [pattern, group] of GROUPS) {
    const match = base.match(pattern);
    if (match) return typeof group === "string" ? group : group(match);
  }
  return "";
}
