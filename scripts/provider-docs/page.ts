import { describeProviders } from "./described.ts";
import { COLUMNS, rowsOf } from "./rows.ts";

type Described = Awaited<ReturnType<typeof describeProviders>>[number];

const INTRODUCTION = `<!-- Made by "npm run docs:providers" from what the adapters say of themselves. Do not edit. -->

# Providers

What each can do, and how it is set up. The same table drives the form, the checks of the server and
\`/api/images/models\`. Where a provider lists its models live, the list in the studio may be longer or shorter.`;

const LEGEND = `- **Makes**: *new* from text alone; *change* a picture; *inpaint* only where a mask says so. Stable Image Outpaint paints
  what *Extend* adds around a picture, up to 2000 pixels on a side, and no other mask.
- **Words**: *yes*: it needs a prompt. *optional*: it may go without. –: it has no place for one, and the form asks for none.
- **Mask**: *exact*: the provider leaves everything outside alone. *guided*: it takes the mask as a hint. *emulated*: the mask
  is told in words, or not at all. Unless it is exact, the studio puts back what is outside, bit for bit.
- **Drawings**: the model reads arrows, shapes and short words that are drawn on its source as instructions.
- **References**: pictures to look at beside the source, at most. **At once**: pictures of one request, at most.
- **Cancel**: *confirmed*: it stops, and says so. *best effort*: it is asked to stop, or left; it may still draw and charge.
  –: it goes on, and charges what it charges.
- **Cost**: *from usage*: worked out from what was used, with a dated list of prices. *reported*: it names the sum or the credits.
- **After a crash**: *goes on* with the job that runs there; *made again*, since it costs nothing; *you decide*, since it
  may have been charged. Nothing is bought twice by itself.
- Graphs of your own in ComfyUI can do what the places in them let you choose: [how they are marked](comfyui.md).`;

const SETUP = `Lines for \`.env\`; the first is enough, the others only say more. Or add it in the studio, under *Providers* in the menu of
the account. Every setting is in [.env.example](../.env.example).`;

/** The text of docs/providers.md. */
export async function providersPage(): Promise<string> {
  const described = await describeProviders();
  const rows = described.flatMap(({ provider, models }) => rowsOf(provider, models));
  const table = [COLUMNS, COLUMNS.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  const sections = described.map(sectionOf);
  const parts = [
    INTRODUCTION,
    "## What they can do",
    table.join("\n"),
    LEGEND,
    "## Set up",
    SETUP,
    ...sections,
  ];
  return `${parts.join("\n\n")}\n`;
}

function sectionOf({ provider, setup }: Described): string {
  const title = `### ${provider.label}`;
  if (!setup)
    return `${title}\n\nAlways there, without a key or the internet. It draws by rules and is no AI.`;
  const more = setup.page ? ` [More](${setup.page}).` : "";
  return `${title}\n\n${setup.hint}${more}\n\n\`\`\`sh\n${setup.lines.join("\n")}\n\`\`\``;
}
