import { expect, test } from "vitest";
import { PROVIDER_KINDS } from "./kinds.ts";

test.each(PROVIDER_KINDS)("$label can be tested without a picture", ({ create }) => {
  const settings = { apiKey: "key", baseURL: "https://server.test", options: {}, allowPrivate: false };
  expect(create(settings).check).toBeTypeOf("function");
});

test.each(PROVIDER_KINDS.filter(({ options }) => options))(
  "what $label can be told besides is all that it keeps",
  ({ options }) => {
    const names = Object.keys(options?.fields ?? {});
    expect(names.length).toBeGreaterThan(0);
    expect(options?.read({}, {})).toSatisfy((kept: object) =>
      Object.keys(kept).every((name) => names.includes(name)),
    );
    expect(() => options?.read({ surely_unknown: 1 }, {})).toThrow("surely_unknown");
  },
);
