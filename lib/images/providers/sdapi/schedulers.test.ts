import { expect, test } from "vitest";
import { samplerFields, schedulerChoice } from "./schedulers.ts";

test("each sampler is offered alone and with the common schedules that the server has", () => {
  expect(schedulerChoice(["Euler", "DPM++ 2M"], ["Automatic", "Karras", "SGM Uniform", "Turbo"])).toEqual({
    values: [
      "Euler",
      "Euler · Karras",
      "Euler · SGM Uniform",
      "DPM++ 2M",
      "DPM++ 2M · Karras",
      "DPM++ 2M · SGM Uniform",
    ],
    default: "DPM++ 2M",
  });
});

test("a server's own default goes first, and without samplers there is no choice", () => {
  expect(schedulerChoice(["default", "euler_a"], [])).toEqual({
    values: ["default", "euler_a"],
    default: "default",
  });
  expect(schedulerChoice(["Weird"], [])?.default).toBe("Weird");
  expect(schedulerChoice([], ["Karras"])).toBeUndefined();
});

test("a choice is told to the server as sampler and schedule", () => {
  expect(samplerFields("DPM++ 2M · Karras")).toEqual({ sampler_name: "DPM++ 2M", scheduler: "Karras" });
  expect(samplerFields("DPM++ 2M Karras")).toEqual({ sampler_name: "DPM++ 2M Karras" });
  expect(samplerFields(undefined)).toEqual({});
});
