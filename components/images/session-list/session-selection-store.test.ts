import { beforeEach, expect, test } from "vitest";
import { clearSessions, selectRange, toggleSession, useSessionSelection } from "./session-selection-store.ts";

const chosen = () => [...useSessionSelection.getState().ids].sort();
const shown = ["a", "b", "c", "d", "e"];

beforeEach(clearSessions);

test("a second click takes the choice back", () => {
  toggleSession("a");
  toggleSession("b");
  toggleSession("a");
  expect(chosen()).toEqual(["b"]);
});

test.each([
  ["b", "d"],
  ["d", "b"],
])("a range from %s to %s has both ends and what lies between, and keeps the rest", (from, to) => {
  toggleSession("e");
  toggleSession(from);
  selectRange(to, shown);
  expect(chosen()).toEqual(["b", "c", "d", "e"]);
});

test("a range without a beginning is one", () => {
  selectRange("c", shown);
  expect(chosen()).toEqual(["c"]);
});

test("a range from what is not shown any more begins with the first", () => {
  toggleSession("gone");
  selectRange("b", shown);
  expect(chosen()).toEqual(["a", "b", "gone"]);
});
