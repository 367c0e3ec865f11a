import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type Outcome, run } from "../swiftline.ts";

const city = fileURLToPath(new URL("../../../../examples/call-centre/city", import.meta.url));
const cwd = await mkdtemp(join(tmpdir(), "swiftline-calls-"));
const simulate = (...args: readonly string[]): Promise<Outcome> => run(["simulate", ...args, "--city", city], { cwd });

/** Two operators from 8 to 16 on seven days; a caller a minute, of whom every seventh hangs up after half a minute. */
const rows = Array.from({ length: 7 * 8 * 60 }, (_, minute) => {
  const [day, hour] = [1 + Math.floor(minute / 480), 8 + Math.floor((minute % 480) / 60)];
  const came = `99020${day}\t${hour}:${String(minute % 60).padStart(2, "0")}:00`;
  const hangs = minute % 7 === 0;
  return `${came}\t${hangs ? 30 + (minute % 5) : minute % 3}\t${hangs ? "HANG\t0\tNO_SERVER" : `AGENT\t${90 + (minute % 11)}\t${minute % 2 ? "ANN" : "BOB"}`}`;
});
await writeFile(join(cwd, "calls.tsv"), ["date\tvru_exit\tq_time\toutcome\tser_time\tserver", ...rows].join("\r\n"));

test("a scenario that was learned from a log of calls can be simulated", async () => {
  const learned = await simulate(
    ...[
      "calibrate",
      "--calls",
      "calls.tsv",
      "--alike",
      "sun-sat",
      "--base",
      "call-centre",
      "--write",
      "line.yaml",
      "--json",
    ],
  );
  expect({ code: learned.code, stderr: learned.stderr }).toEqual({ code: 0, stderr: "" });
  const answer = JSON.parse(learned.stdout);
  expect(answer).toMatchObject({
    calls: 3360,
    appeals: 0,
    covered: [{ from: "1999-02-01", until: "1999-02-07" }],
    notLearned: [
      ...["callers.kinds", "callers.categories", "callers.areas", "callers.languages"].map((field) => ({ field })),
      ...["offices", "followUp", "citizens"].map((field) => ({ field, why: "a log of calls ends with the call" })),
    ],
    problems: [],
    file: "line.yaml",
  });
  const written = new Map(
    answer.fitted.map(({ field, written }: { field: string; written: unknown }) => [field, written]),
  );
  expect(written.get("callers.rate")).toBe("480/day");
  expect(written.get("callers.redial.share")).toBe(0);
  expect(written.get("operators.groups")).toMatchObject([
    { languages: ["he", "en"], shifts: [{ from: "08:00", until: "16:00", operators: 2 }, { operators: 1 }] },
  ]);
  const { code, stdout } = await simulate("check", "line.yaml", "--json");
  expect({ code, problems: JSON.parse(stdout).problems }).toEqual({ code: 0, problems: [] });
});

test("where the rest comes from no scenario, and cannot be simulated, that is said", async () => {
  const { code, stdout } = await simulate("calibrate", "--calls", "calls.tsv");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ *the scenario error offices\.usual: .* would be busy \d+ %/m);
  expect(stdout).toContain("This cannot be simulated: say where the rest comes from, --base");
});

test("one thing is learned from at a time, and a file that is no log says what it lacks", async () => {
  const both = await simulate("calibrate", "--calls", "calls.tsv", "--from", "swiftline.sqlite");
  expect([both.code, both.stderr]).toEqual([64, expect.stringMatching(/--calls cannot also be provided/)]);
  await writeFile(join(cwd, "staff.tsv"), "date\tserver\n990201\tANN\n");
  const other = await simulate("calibrate", "--calls", "staff.tsv");
  expect([other.code, other.stderr]).toEqual([
    65,
    expect.stringMatching(/column vru_exit is missing.*column ser_time is missing/s),
  ]);
});
