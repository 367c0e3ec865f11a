import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { FollowUpsDueAnswer } from "../../src/present/follow-ups-due.ts";
import { copyOf, newYork } from "../new-york.ts";
import { type Outcome, run } from "../swiftline.ts";

const swiftline = (cwd: string, line: string, stdin?: string): Promise<Outcome> =>
  run(line.split(" "), { cwd, env: { SWIFTLINE_CITY: "city" }, ...(stdin && { stdin }) });

async function done(cwd: string, line: string, stdin?: string): Promise<Outcome> {
  const outcome = await swiftline(cwd, line, stdin);
  expect(outcome).toMatchObject({ code: 0, stderr: "" });
  return outcome;
}

const due = async (cwd: string, more = ""): Promise<FollowUpsDueAnswer["due"]> =>
  JSON.parse((await done(cwd, `followup due --at 2026-05-04T16:00:00-04:00 --json${more}`)).stdout).due;

const noWater = "--hotline nyc-311 --kind complaint --channel phone --category water-system --by hotline";
const lines = (...all: readonly object[]): string => all.map((one) => JSON.stringify(one)).join("\n");

let city = "";

/** One outage of which three tell, and a party. The outage is repaired first, and both results wait for the callers' word. */
beforeAll(async () => {
  city = await newYork();
  const outage = ["W1", "W2", "W3"].map((id) => ({ appealId: `nyc-311:${id}`, text: "No water" }));
  await done(city, `appeal register ${noWater} --at 2026-05-04T10:00 --from -`, lines(...outage));
  const party = { appealId: "nyc-311:P", category: "noise-residential", text: "A party", at: "2026-05-04T10:10" };
  await done(city, `appeal register ${noWater} --from -`, lines(party));
  await done(city, "appeal merge nyc-311:W2 nyc-311:W3 --into nyc-311:W1 --at 2026-05-04T11:00");
  await done(city, "appeal report-result nyc-311:W1 --by agency:DEP --result mended --at 2026-05-04T12:00");
  await done(city, "appeal report-result nyc-311:P --by agency:NYPD --result quiet --at 2026-05-04T13:00");
});

test("everybody whose result is in is to be called back, those of one outage one by one", async () => {
  expect((await due(city)).map(({ id, sharedFrom, attempts }) => [id, sharedFrom, attempts])).toEqual([
    ["nyc-311:W1", null, 0],
    ["nyc-311:W2", "nyc-311:W1", 0],
    ["nyc-311:W3", "nyc-311:W1", 0],
    ["nyc-311:P", null, 0],
  ]);
  expect((await due(city, " --agency NYPD")).map(({ id }) => id)).toEqual(["nyc-311:P"]);
  expect((await due(city, " --limit 1")).map(({ id }) => id)).toEqual(["nyc-311:W1"]);
});

test("a caller whose limit has passed without a result is called back too, as the limit passed", async () => {
  const cwd = await copyOf(city);
  const late = { appealId: "nyc-311:L", category: "noise-residential", text: "A drum", at: "2026-05-04T10:20" };
  await done(cwd, `appeal register ${noWater} --from -`, lines(late));
  const { stdout } = await done(cwd, "followup due --at 2026-05-05T10:00:00-04:00 --json");
  const { due: all } = JSON.parse(stdout) as FollowUpsDueAnswer;
  expect(all.find(({ id }) => id === "nyc-311:L")).toMatchObject({
    id: "nyc-311:L",
    reportedAt: null,
    overdue: true,
    attempts: 0,
  });
});

test("where the policy sets a limit to call back, that is when it is due", async () => {
  const cwd = await copyOf(city);
  const sla = join(cwd, "city/sla.yaml");
  const limit = "{ startsOn: reported, target: { within: 6h, clock: natural } }";
  const policies = await readFile(sla, "utf8");
  await writeFile(sla, policies.replace(/id: hazard\n[\s\S]*?stages:\n/, `$&      follow-up: ${limit}\n`));
  expect((await due(cwd)).map(({ id, dueAt, overdue }) => [id, dueAt.slice(11, 16), overdue])).toEqual([
    ["nyc-311:P", "13:00", true],
    ["nyc-311:W1", "18:00", false],
    ["nyc-311:W2", "18:00", false],
    ["nyc-311:W3", "18:00", false],
  ]);
  expect((await due(cwd, " --within 1h")).map(({ id }) => id)).toEqual(["nyc-311:P"]);
});

test("an attempt that reached nobody is counted, an answer ends the waiting", async () => {
  const cwd = await copyOf(city);
  await done(cwd, "followup record nyc-311:W2 --channel phone --unreachable --at 2026-05-04T14:00");
  const content = "--reached --contacted yes --resolved yes --satisfied satisfied --at 2026-05-04T14:10";
  const recorded = await done(cwd, `followup record nyc-311:W3 --channel phone ${content}`);
  expect(recorded.stdout).toContain("followed up: phone, contacted yes, resolved yes, satisfied");
  expect(recorded.stdout).toContain("nyc-311:W3: reported, to be followed up → closed");
  const left = await due(cwd);
  expect(left.map(({ id, attempts, lastAttemptAt }) => [id, attempts, lastAttemptAt])).toEqual([
    ["nyc-311:W1", 0, null],
    ["nyc-311:W2", 1, "2026-05-04T14:00:00-04:00"],
    ["nyc-311:P", 0, null],
  ]);
});

test("a caller who says no sends the appeal back, and is to be called again only after the next result", async () => {
  const cwd = await copyOf(city);
  const answer = await done(
    cwd,
    "followup record nyc-311:P --channel sms --reached --resolved no --at 2026-05-04T14:00",
  );
  expect(answer.stdout).toContain("rework ordered: NYPD");
  expect((await due(cwd)).map(({ id }) => id)).not.toContain("nyc-311:P");
});

test.each([
  ["--channel phone", 64, "reached"],
  ["--channel phone --reached --unreachable --resolved yes", 64, "reached"],
  ["--channel pigeon --reached --resolved yess", 64, "--channel: pigeon is none of phone, sms, web"],
  ["--channel pigeon --reached --resolved yess", 64, "--resolved: yess is none of yes, no, partly (did you mean yes?)"],
  ["--reached --resolved yes", 64, "--channel: is missing"],
  ["--channel phone --unreachable --resolved yes", 65, "A caller who was not reached has answered nothing."],
  ["--channel phone --reached", 65, "answers at least one question"],
  ["--channel phone --reached --resolved yes --by agency:NYPD", 64, "agency:NYPD may not follow-up"],
])("%s cannot be recorded", async (flags, code, says) => {
  const outcome = await swiftline(city, `followup record nyc-311:P ${flags} --at 2026-05-04T14:00`);
  expect(outcome).toMatchObject({ code, stderr: expect.stringContaining(says) });
});

test("a caller who has answered has no second say", async () => {
  const cwd = await copyOf(city);
  const again = "followup record nyc-311:P --channel phone --reached --resolved yes";
  await done(cwd, `${again} --at 2026-05-04T14:00`);
  expect(await swiftline(cwd, `${again} --at 2026-05-04T14:01`)).toMatchObject({ code: 1, stdout: "" });
});

test("who was to be called back at a moment is listed as it was then", async () => {
  const answered = await copyOf(city);
  const content = "--reached --contacted yes --resolved yes --satisfied satisfied --at 2026-05-04T17:00";
  await done(answered, `followup record nyc-311:W1 --channel phone ${content}`);
  const ids = async (at: string) => {
    const { stdout } = await done(answered, `followup due --at ${at} --json`);
    return (JSON.parse(stdout) as FollowUpsDueAnswer).due.map(({ id }) => id);
  };
  expect(await ids("2026-05-04T12:30")).toEqual(["nyc-311:W1", "nyc-311:W2", "nyc-311:W3"]);
  expect(await ids("2026-05-04T18:00")).toEqual(["nyc-311:W2", "nyc-311:W3", "nyc-311:P"]);
});
