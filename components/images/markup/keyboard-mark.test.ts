import { expect, test } from "vitest";
import { describeMark, firstMark, moveMark, resizeMark } from "./keyboard-mark.ts";

const size = { width: 1000, height: 500 };
const ink = { color: "red", size: 4 } as const;

test("an arrow begins with its tip in the middle of the picture, moves whole, and turns by its tip", () => {
  const arrow = firstMark("arrow", ink, size);
  expect(arrow).toMatchObject({ from: { x: 250, y: 250 }, to: { x: 500, y: 250 } });
  expect(moveMark(arrow, { x: 10, y: -20 }, size)).toMatchObject({
    from: { x: 260, y: 230 },
    to: { x: 510, y: 230 },
  });
  expect(resizeMark(arrow, { x: 10, y: -20 }, size)).toMatchObject({
    from: { x: 250, y: 250 },
    to: { x: 510, y: 230 },
  });
});

test("nothing that is placed by keys points or stands outside of the picture", () => {
  const far = { x: 9999, y: 9999 };
  expect(moveMark(firstMark("arrow", ink, size), far, size)).toMatchObject({ to: { x: 1000, y: 500 } });
  expect(moveMark(firstMark("text", ink, size), far, size)).toMatchObject({ x: 1000, y: 500 });
  expect(moveMark(firstMark("ellipse", ink, size), far, size)).toMatchObject({ x: 999, y: 499 });
});

test("where it is can be heard", () => {
  expect(describeMark(firstMark("text", ink, size))).toBe("500 from the left and 250 from the top");
  expect(describeMark(firstMark("arrow", ink, size))).toBe(
    "from 250 from the left and 250 from the top to 500 from the left and 250 from the top",
  );
});
