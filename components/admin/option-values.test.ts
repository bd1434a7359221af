import { expect, test } from "vitest";
import type { ProviderKindView } from "#lib/images/provider-settings/views.ts";
import { toOptions, toValues } from "./option-values.ts";

const words = { label: "", hint: "", placeholder: "" };
const KIND: ProviderKindView = {
  kind: "any",
  label: "Any",
  key: "none",
  address: "none",
  hint: "",
  options: [
    { name: "region", field: { ...words, field: "text" } },
    { name: "models", field: { ...words, field: "names" } },
    { name: "graphs", field: { ...words, field: "graphs" } },
  ],
};
const MINE = { name: "mine", takes: ["prompt"], problem: null };

test("what is shown and not touched is sent as it is kept", () => {
  const kept = { region: "eu-west-1", models: ["a", "b"], graphs: [MINE] };
  expect(toOptions(KIND, toValues(KIND, kept))).toEqual({ ...kept, graphs: [{ name: "mine" }] });
  expect(toOptions(KIND, toValues(KIND, {}))).toEqual({ models: [], graphs: [] });
});

test("names stand one a line or between commas, and what was typed for another kind is not sent", () => {
  const typed = { region: " ", models: " flux-dev,\n\n sdxl ", moderation: "low" };
  expect(toOptions(KIND, typed)).toEqual({ models: ["flux-dev", "sdxl"], graphs: [] });
});

test("a new graph goes along with its nodes", () => {
  const graph = { "1": { class_type: "KSampler", inputs: {} } };
  const typed = {
    graphs: [
      { ...MINE, id: "mine" },
      { ...MINE, id: "1", name: "new", graph },
    ],
  };
  expect(toOptions(KIND, typed).graphs).toEqual([{ name: "mine" }, { name: "new", graph }]);
});
