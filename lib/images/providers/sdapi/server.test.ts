import { expect, test } from "vitest";
import { connectSdapi } from "./server.ts";

test.each([
  ["http://127.0.0.1:7860", "http://127.0.0.1:7860"],
  ["http://127.0.0.1:7860/?__theme=dark", "http://127.0.0.1:7860"],
  ["http://127.0.0.1:7860/sdapi/v1/", "http://127.0.0.1:7860"],
  ["https://gpu.example/forge/", "https://gpu.example/forge"],
  ["https://anna:secret@gpu.example", "https://anna:secret@gpu.example"],
])("%s is called at %s", (given, called) => {
  expect(connectSdapi({ baseURL: given, allowPrivate: true }).baseURL).toBe(called);
});

test("two settings of one server know of each other's pictures", () => {
  const [one, other] = ["http://gpu.example/", "http://gpu.example/sdapi/v1"].map((baseURL) =>
    connectSdapi({ baseURL, allowPrivate: true }),
  );
  expect(one?.running).toBe(other?.running);
});
