import { expect, test } from "vitest";
import { containsBlockedWord } from "./moderation.ts";

test.each([
  ["a Forbidden thing", ["forbidden"], true],
  ["a glass of water", ["ass"], false],
  ["two-word\nphrase, here", ["word phrase"], true],
  ["ｆｏｒｂｉｄｄｅｎ", ["forbidden"], true],
  ["这是 禁词 测试", ["禁词"], true],
  ["anything", [], false],
])("%j with the block list %j: %s", (text, words, blocked) => {
  expect(containsBlockedWord(text, words)).toBe(blocked);
});
