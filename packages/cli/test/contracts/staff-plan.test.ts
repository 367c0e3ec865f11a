import { copyFile, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { type Outcome, run } from "../swiftline.ts";

const example = fileURLToPath(new URL("../../../../examples/staffing/", import.meta.url));
const cwd = await mkdtemp(join(tmpdir(), "swiftline-staffing-"));
const plan = (...args: readonly string[]): Promise<Outcome> => run(["staff", "plan", ...args], { cwd });

const small = `handling: 5m
target: { answered: { share: 0.8, within: 20s } }
profile: { calls: 480, hours: [0,0,0,0,0,0,0,0,1,1,1,1,1,1,0,0,0,0,0,0,0,0,0,0] }
shifts:
  - { name: day, starts: ["08:00"], length: 4h, cost: 100 }
`;

beforeAll(async () => {
  for (const name of ["staffing.yaml", "calls.csv"]) await copyFile(join(example, name), join(cwd, name));
  await writeFile(join(cwd, "small.yaml"), small);
});

interface HalfHour {
  readonly start: string;
  readonly calls: number;
  readonly rostered: number;
  readonly present: number;
  readonly service: { readonly answered: number; readonly abandoned: number } | null;
}

test("the example is covered: every half hour keeps its target, and the calls are those of the table", async () => {
  const { code, stdout, stderr } = await plan("staffing.yaml", "--json");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const { teams, covered, cost } = JSON.parse(stdout);
  const rows = (await readFile(join(cwd, "calls.csv"), "utf8")).trim().split("\n").slice(1);
  const total = rows.reduce((sum, row) => sum + Number(row.split(",")[1]), 0);
  expect(covered).toBe(true);
  expect(teams.map(({ team }: { team: string }) => team)).toEqual(["operators", "English desk", "Korean interpreters"]);
  const [operators, desk] = teams;
  expect(operators.calls + desk.calls).toBeCloseTo(total, 6);
  expect(cost).toBe(teams.reduce((sum: number, team: { cost: number }) => sum + team.cost, 0));
  expect(operators.bound).toBeCloseTo(operators.cost, 3);
  for (const { present, rostered, service } of operators.halfHours as readonly HalfHour[]) {
    expect(present).toBeGreaterThanOrEqual(rostered);
    expect(service?.answered).toBeGreaterThanOrEqual(0.9);
    expect(service?.abandoned).toBeLessThanOrEqual(0.03);
  }
});

test("a person reads shifts with their cost, the service by half hour, and what it rests on; the page shows the same", async () => {
  const text = await readFile(join(cwd, "staffing.yaml"), "utf8");
  await writeFile(join(cwd, "odd.yaml"), text.replace("City hotline, a working day", "<script>alert(1)</script>"));
  const { code, stdout } = await plan("odd.yaml", "--team", "operators", "--html", "shifts.html");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^<script>.*: \d+ shifts a day cost CNY [\d,]+, and none are cheaper\.\n/);
  expect(stdout).toMatch(/\nday +06:00 +14:00 +\d\d:\d0 +\d+ +CNY [\d,]+\n/);
  expect(stdout).toMatch(/\n10:00 +1,165\.8 .* 9\d\.\d % .*\n/);
  expect(stdout).toContain("By Palm's model (Erlang A) for each half hour by itself");
  expect(stdout).not.toContain("English desk");
  const page = await readFile(join(cwd, "shifts.html"), "utf8");
  expect(page.match(/<svg viewBox/g)?.length).toBeGreaterThanOrEqual(3);
  expect(page).toContain("Needed and there, operators");
  expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(page).not.toMatch(/<script/i);
  expect(page.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:/);
});

test("what cannot be covered is told with its half hours and the reason, and the exit status says so", async () => {
  const { code, stdout } = await plan("small.yaml");
  expect(code).toBe(1);
  expect(stdout).toContain("Not covered: 12:00 to 14:00, up to ");
  expect(stdout).toContain(" needed: no shift is worked then.");
  expect(stdout).toContain("By Erlang C for each half hour by itself");
  expect(stdout).toContain("endless");
  await writeFile(
    join(cwd, "few.yaml"),
    `${small.replace("480, hours", "320, hours").replace("1,1,0,0", "0,0,0,0")}atMost: 5\n`,
  );
  const few = await plan("few.yaml", "--json");
  expect(few.code).toBe(1);
  const [{ uncovered }] = JSON.parse(few.stdout).teams;
  expect(uncovered[0]).toMatchObject({ start: "08:00", present: 5, because: "too-few-people" });
});

test("a week is planned by its days", async () => {
  const rows = ["mon", "tue", "sat"].flatMap((day) => ["08:00", "08:30", "09:00"].map((at) => `${day},${at},30`));
  await writeFile(join(cwd, "week.csv"), ["day,start,calls", ...rows].join("\n"));
  await writeFile(join(cwd, "week.yaml"), small.replace(/profile:.*/, "calls: week.csv"));
  const { code, stdout } = await plan("week.yaml", "--html", "week.html", "--json");
  expect(code).toBe(0);
  const { days, teams } = JSON.parse(stdout);
  expect(days).toBe(7);
  expect(teams[0].shifts.map(({ start }: { start: string }) => start)).toEqual(["Mon 08:00", "Tue 08:00", "Sat 08:00"]);
  expect(await readFile(join(cwd, "week.html"), "utf8")).toContain("Needed and there, operators, Sat");
});

test("all that is wrong is told at once, in the file and in its table, each with its place", async () => {
  await writeFile(
    join(cwd, "wrong.yaml"),
    'handling: soon\ntarget: {}\nshifts:\n  - { name: day, starts: ["08:10"], length: 1h, cost: 1 }\ncalls: calls.csv\n',
  );
  const wrong = await plan("wrong.yaml", "--json");
  expect(wrong.code).toBe(65);
  const { code, message, problems } = JSON.parse(wrong.stdout).error;
  expect({ code, message }).toEqual({
    code: "file/malformed",
    message: "wrong.yaml: shifts cannot be planned, 3 errors",
  });
  expect(problems.map(({ line, field }: { line: number; field: string }) => `${line} ${field}`)).toEqual([
    "1 handling",
    "2 target",
    "4 shifts.0.starts.0",
  ]);
  await writeFile(join(cwd, "bad.csv"), "start,calls\n08:10,5\n09:00,many\n");
  await writeFile(join(cwd, "bad.yaml"), small.replace(/profile:.*/, "calls: bad.csv"));
  const bad = await plan("bad.yaml");
  expect(bad.code).toBe(65);
  expect(bad.stderr).toContain("bad.csv:2:1");
  expect(bad.stderr).toContain("bad.csv:3:2");
});

test("what is asked for in vain is refused with a reason and a status", async () => {
  await writeFile(join(cwd, "lost.yaml"), small.replace(/profile:.*/, "calls: lost.csv"));
  const refusals: readonly (readonly [args: readonly string[], code: number, message: string])[] = [
    [["nothing.yaml"], 66, "there is no such file"],
    [["lost.yaml"], 65, "lost.csv"],
    [["small.yaml", "--team", "operator"], 64, "there is no team operator"],
    [["small.yaml", "--seconds", "0"], 64, "seconds"],
    [["small.yaml", "--html", "no/such/folder/shifts.html"], 73, "no/such/folder"],
    [[], 64, "FILE"],
  ];
  const outcomes = await Promise.all(refusals.map(([args]) => plan(...args)));
  expect(outcomes.map(({ code }) => code)).toEqual(refusals.map(([, code]) => code));
  refusals.forEach(([, , message], at) => {
    expect(outcomes[at]?.stderr).toContain(message);
  });
});
