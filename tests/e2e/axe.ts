import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** A failure names the rule, what is wrong and where. */
export async function expectNothingFound(page: Page): Promise<void> {
  // Colours of an element that is still fading in are nobody's.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${target.join(" ")})`),
  );
  expect(found, `on ${page.url()}`).toEqual([]);
}
