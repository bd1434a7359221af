import { expect, test } from "vitest";
import { dayBefore, isFiltered, noFilters, readFilters, toApiParams, toSearch } from "./session-filters.ts";

const read = (search: string) => readFilters(new URLSearchParams(search));

test("filters come back from the address as they were written", () => {
  const filters = {
    q: "ä & b?",
    model: "sketch/sketch-1",
    starred: true,
    from: "2026-01-31",
    to: "2026-02-01",
  };
  expect(read(toSearch(filters))).toEqual(filters);
});

test("without any, the address has nothing", () => {
  expect(toSearch(noFilters)).toBe("");
  expect(isFiltered({ ...noFilters, q: "  " })).toBe(false);
});

test.each(["from=yesterday", "to=2026-99-999x", "starred=yes", "model="])(
  "%s counts as no filter",
  (search) => {
    expect(read(search)).toEqual(noFilters);
  },
);

test("the API gets whole days of the person's own, the last one included", () => {
  const params = toApiParams({ ...noFilters, from: "2026-02-28", to: "2026-02-28" });
  expect(params.get("from")).toBe(new Date(2026, 1, 28).toISOString());
  expect(params.get("to")).toBe(new Date(2026, 2, 1).toISOString());
});

test("days before today pass over the ends of months", () => {
  expect(dayBefore(new Date(2026, 2, 1, 23, 59), 1)).toBe("2026-02-28");
});
