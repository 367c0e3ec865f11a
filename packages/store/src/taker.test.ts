import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { isGone, thisProcess } from "./taker.ts";

const ownParts = thisProcess.split(" ");

test("whoever is here is not gone", () => {
  expect(isGone(thisProcess)).toBe(false);
  expect(isGone(ownParts.with(0, String(process.ppid)).join(" "))).toBe(false);
});

test("a process that has ended is gone", () => {
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  expect(isGone(ownParts.with(0, String(pid)).join(" "))).toBe(true);
});

test("a process that had our number before us is gone", () => {
  expect(isGone(ownParts.with(1, "5000").join(" "))).toBe(true);
});

test.each(["", "nonsense", ownParts.with(2, "another-machine").with(0, "999999999").join(" ")])(
  "of %j nothing is known, so it counts as there",
  (taker) => {
    expect(isGone(taker)).toBe(false);
  },
);
