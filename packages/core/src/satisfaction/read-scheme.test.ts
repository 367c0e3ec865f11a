import { expect, test } from "vitest";
import type { Document } from "../document.ts";
import { readScheme } from "./read-scheme.ts";

const file = (value: unknown): Document => ({
  file: "scheme.yaml",
  value,
  placeOf: ([field]) => ({ line: 1, column: String(field).length }),
});
const sound = { id: "ours", weights: { response: 0.2, resolution: 0.4, satisfaction: 0.4 }, credit: { satisfied: 1 } };

test("a scheme in a file has what it names, and else what is usual", () => {
  expect(readScheme(file(sound))).toEqual({
    ok: true,
    value: { ...sound, version: "1", summary: "", basis: "the city's own", partly: 0, response: ["contacted"] },
  });
});

test("its last date does not lie before its first", () => {
  const read = readScheme(file({ ...sound, from: "2026-01-01", to: "2025-12-31" }));
  expect(!read.ok && read.reason.map(({ field, message }) => [field, message])).toEqual([
    ["to", "the last date lies before the first"],
  ]);
});

test("all that is wrong in it is told at once, each with its place", () => {
  const read = readScheme(
    file({
      id: "two words",
      from: "2026-02-30",
      weights: { response: 0.2, resolution: 0.4, satisfaction: 0.5 },
      credit: { delighted: 1, satisfied: 2 },
      response: ["called"],
      colour: "red",
    }),
  );
  if (read.ok) throw new Error("the scheme is wrong");
  const fields = read.reason.map(({ field }) => field);
  for (const field of ["id", "from", "weights", "credit.satisfied", "response.0", "colour"])
    expect(fields).toContain(field);
  expect(read.reason.find(({ field }) => field === "weights")?.message).toBe("the weights must add up to 1");
  expect(fields.some((field) => field?.includes("delighted"))).toBe(true);
  expect(read.reason.every(({ file: name, line }) => name === "scheme.yaml" && line === 1)).toBe(true);
});
