import { expect, test } from "vitest";
import { planOf } from "./experiment-plan.ts";
import { confidenceOf, simulationFlags } from "./simulation-flags.ts";

const asked = { seed: "1", replications: 10, antithetic: false, level: 95 };

test("a precision has a cap, which is not below what is run anyway", () => {
  expect(planOf({ ...asked, precision: ["wait=5%"] }, []).stopping).toEqual({
    minimum: 10,
    cap: 1000,
    precisions: [{ measure: "wait", relative: 0.05 }],
  });
  expect(planOf({ ...asked, precision: ["wait=5%"], "at-most": 12 }, []).stopping.cap).toBe(12);
  expect(planOf({ ...asked, replications: 2000, precision: ["wait=5%"] }, []).stopping.cap).toBe(2000);
  expect(planOf(asked, [])).toEqual({ seed: "1", stopping: { minimum: 10 }, level: 0.95, antithetic: false });
});

test.each([
  [{ antithetic: true, replications: 3 }, "antithetic replications come in pairs"],
  [{ antithetic: true, replications: 2 }, "antithetic replications come in pairs"],
  [{ "at-most": 9 }, "--at-most is for --precision"],
  [{ precision: ["wait=5%"], "at-most": 4 }, "--at-most 4 is fewer than the 10 replications to begin with"],
  [{ precision: ["speed=5%"] }, "there is no measure speed"],
])("%o is refused", (flags, message) => {
  expect(() => planOf({ ...asked, ...flags }, [])).toThrow(expect.objectContaining({ code: "flag/invalid" }));
  expect(() => planOf({ ...asked, ...flags }, [])).toThrow(message);
});

/** Reads a flag as the command line does. */
function read(flag: keyof typeof simulationFlags, text: string): Promise<unknown> {
  const parse = simulationFlags[flag].parse as (text: string, context: unknown, options: unknown) => Promise<unknown>;
  return parse(text, {}, simulationFlags[flag]);
}

test("levels are percentages, formats a list without doubles, and a warm-up days or auto", async () => {
  expect(await read("level", "99.9 %")).toBe(99.9);
  expect(await read("formats", "parquet, csv,csv")).toEqual(["csv", "parquet"]);
  expect(await read("warm-up", "auto")).toBe("auto");
  expect(await read("warm-up", "14")).toBe(14);
  expect(await read("seed", "0x7f")).toBe("0x7f");
});

test("a level that was written as a part of one gets the percentage as a suggestion", async () => {
  await expect(read("level", "0.95")).rejects.toMatchObject({ tryThis: "did you mean 95?" });
  expect(await read("level", "99.99")).toBe(99.99);
});

test("a confidence is a percentage from 50 to below 100, and what was written as a part of one gets a suggestion", () => {
  expect(["50", "90 %", "99.9%"].map(confidenceOf)).toEqual([50, 90, 99.9]);
  const triedAfter = (text: string) => expect.objectContaining({ code: "flag/invalid", tryThis: text });
  expect(() => confidenceOf("0.9")).toThrow(triedAfter("did you mean 90?"));
  for (const text of ["30", "100", "0.3", "0.9%", "many", ""])
    expect(() => confidenceOf(text)).toThrow(triedAfter("write a percentage from 50 to below 100"));
});

test.each([
  ["seed", " "],
  ["seed", "1".repeat(1001)],
  ["level", "100"],
  ["level", "99.99999999"],
  ["level", "0.95"],
  ["level", "many"],
  ["warm-up", "-1"],
  ["warm-up", "1.5"],
  ["formats", "xlsx"],
  ["formats", ""],
] as const)("--%s %s is refused", (flag, text) =>
  expect(read(flag, text)).rejects.toMatchObject({ code: "flag/invalid" }),
);
