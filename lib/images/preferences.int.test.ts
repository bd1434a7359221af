import { expect, test } from "vitest";
import { GET, PATCH } from "#app/api/images/preferences/route.ts";
import { as, signUp } from "#tests/http.ts";

test("a tip that was closed stays closed for its owner alone, until all are shown again", async () => {
  const [person, other] = [await signUp(), await signUp()];
  const seenBy = async (who: typeof person) => (await (await as(who).get(GET)).json()).dismissedTips;
  const patch = async (body: object) => await as(person).patch(PATCH, { body });
  expect(await seenBy(person)).toEqual([]);
  expect(await (await patch({ dismissedTips: ["iterate"] })).json()).toEqual({ dismissedTips: ["iterate"] });
  await patch({ dismissedTips: ["iterate", "branch"] });
  expect(await seenBy(person)).toEqual(["branch", "iterate"]);
  expect(await seenBy(other)).toEqual([]);
  await patch({ showTips: true });
  expect(await seenBy(person)).toEqual([]);
});

test("tabs that close tips at the same moment lose none", async () => {
  const person = await signUp();
  await Promise.all(
    ["iterate", "branch", "history"].map((tip) =>
      as(person).patch(PATCH, { body: { dismissedTips: [tip] } }),
    ),
  );
  expect((await (await as(person).get(GET)).json()).dismissedTips).toEqual(["branch", "history", "iterate"]);
});

test("a tip that does not exist is refused by name", async () => {
  const response = await as(await signUp()).patch(PATCH, { body: { dismissedTips: ["nothing"] } });
  expect(response.status).toBe(400);
});
