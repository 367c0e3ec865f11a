import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { presetFolder } from "../../src/presets.ts";
import { newYork } from "../new-york.ts";
import { run } from "../swiftline.ts";

const truth = `name: truth
city: nyc-311
from: 2026-05-04
days: 14
callers: { rate: 150/day, languages: { en: 1 }, patience: 1d, channels: { phone: 0.4, web: 0.6 } }
operators:
  present: 1
  talk: 20s
  afterCall: 10s
  groups:
    - { name: everybody, languages: [en], shifts: [{ from: "00:00", until: "24:00", operators: 20 }] }
offices:
  usual: { staff: 500, work: { lognormal: { mean: 6h, scv: 1.5 } }, returns: 0.1 }
`;

const cwd = await newYork();
const env = { SWIFTLINE_CITY: "city" };
const type = (line: string) => run(line.split(" "), { cwd, env });

interface Answer {
  readonly fitted: readonly {
    readonly field: string;
    readonly estimates: readonly { readonly name: string; readonly low: number; readonly high: number }[];
    readonly records: number;
  }[];
  readonly notLearned: readonly { readonly field: string; readonly why: string }[];
  readonly heldOut: { readonly results: readonly { readonly foretold: number; readonly seen: number }[] };
}

describe("from the log of a simulated city in a store", () => {
  let answer: Answer;

  beforeAll(async () => {
    await writeFile(join(cwd, "truth.yaml"), truth);
    for (const line of [
      "simulate run truth.yaml --replications 2 --workers 1 --log log.ndjson --quiet",
      "import log.ndjson --quiet",
    ]) {
      const { code, stderr } = await type(line);
      if (code !== 0) throw new Error(stderr);
    }
    const learned = await type(
      "simulate calibrate --from city/swiftline.sqlite --base truth.yaml --hold-out 2026-05-14 --write fitted.yaml --json",
    );
    if (learned.code !== 0) throw new Error(learned.stderr);
    answer = JSON.parse(learned.stdout);
  }, 60_000);

  test("what was put in comes back within four standard errors", () => {
    const put: readonly (readonly [string, string, number])[] = [
      ["callers.rate", "rate", 150],
      ["callers.channels", "web", 0.6],
      ["offices.usual.work", "mean", 6 * 3_600_000],
      ["offices.usual.returns", "share", 0.1],
      ["offices.usual.contacts", "share", 0.97],
      ["followUp.reached", "share", 0.8],
      ["citizens.resolved", "base", 2.2],
    ];
    for (const [field, name, value] of put) {
      const estimate = answer.fitted.find((one) => one.field === field)?.estimates.find((one) => one.name === name);
      const [low = Number.NaN, high = Number.NaN] = [estimate?.low, estimate?.high];
      expect(Math.abs(value - (low + high) / 2), `${field} ${name}`).toBeLessThan((4 / 1.96) * ((high - low) / 2));
    }
  });

  test("what was held out is foretold, and what no record tells is listed", () => {
    expect(answer.heldOut.results.length).toBeGreaterThan(0);
    for (const { foretold, seen } of answer.heldOut.results) expect(Math.abs(foretold - seen)).toBeLessThan(0.15);
    const fields = answer.notLearned.map(({ field }) => field);
    expect(fields).toEqual(
      expect.arrayContaining(["callers.patience", "operators", "callers.months", "followUp.talk"]),
    );
  });

  test("the scenario can be checked and run, and says of each value what it rests on", async () => {
    const written = await readFile(join(cwd, "fitted.yaml"), "utf8");
    expect(written).toMatch(/^# Learned from [\d,]+ appeals, [\d,]+ of them orders/);
    expect(written).toMatch(/# mean .* to .*; scv .* to .*; [\d,]+ records; distance [\d.]+, p /);
    expect(written).toContain("#   callers.patience: records of appeals do not tell of calls");
    expect(written).toContain('name: "truth, calibrated"');
    expect(await type("simulate check fitted.yaml")).toMatchObject({ code: 0 });
    const ran = await type("simulate run fitted.yaml --replications 2 --workers 1 --quiet");
    expect(ran).toMatchObject({ code: 0, stderr: "" });
  });
});

describe("what cannot be is told", () => {
  const refused: readonly (readonly [string, string, number, RegExp])[] = [
    [
      "a part above 1",
      "--hold-out 1.5",
      64,
      /1\.5 is no part of a period .*\nTry: write a share such as 0\.2, or a date/,
    ],
    [
      "a date behind the period",
      "--hold-out 2027-01-01",
      64,
      /the part from 2027-01-01 on cannot be held out: appeals are registered from 2026-05-04 to 2026-05-17\nTry: choose a date/,
    ],
    ["the base of another city", "--base beijing-2019", 65, /it is meant for beijing-12345, and this is nyc-311/],
  ];
  test.each(refused)("%s", async (_, flags, status, words) => {
    const { code, stdout, stderr } = await type(`simulate calibrate --from city/swiftline.sqlite ${flags}`);
    expect({ code, stdout }).toEqual({ code: status, stdout: "" });
    expect(stderr).toMatch(words);
  });

  test("a store of another city", async () => {
    const other = await type(`simulate calibrate --from city/swiftline.sqlite --city ${presetFolder("beijing-12345")}`);
    expect({ code: other.code, stdout: other.stdout }).toEqual({ code: 65, stdout: "" });
    expect(other.stderr).toMatch(/beijing-12345 has none of the agencies of the records: .*\nTry: name with --city/);
  });

  test("a file that cannot be written, before anything is read", async () => {
    const refused = await type("simulate calibrate --from city/swiftline.sqlite --write nowhere/s.yaml");
    expect(refused).toMatchObject({ code: 73, stdout: "" });
  });
});
