import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Event, EventOf } from "@swiftline/core/appeal";
import { compileZone, formatInZone, HOUR, parseInstant, SECOND } from "@swiftline/core/time";
import { openCity } from "@swiftline/files";
import { openStore } from "@swiftline/store";
import { describe, expect, test } from "vitest";
import { copyOf, newYork, newYorkWithRequests, request, table } from "../new-york.ts";
import { command, run, start } from "../swiftline.ts";

const sla = (line: string, cwd: string) => run(["sla", ...line.split(" "), "--city", "city"], { cwd });
const answerOf = async (line: string, cwd: string) => {
  const { code, stdout, stderr } = await sla(`${line} --json`, cwd);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout);
};

async function withStore<Value>(cwd: string, use: (store: Awaited<ReturnType<typeof openStore>>) => Promise<Value>) {
  const store = await openStore(join(cwd, "city/swiftline.sqlite"), {
    book: await openCity(join(cwd, "city")),
    mode: "read",
  });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** Every history, whatever commits its events came in; and that the store is whole. */
const toldIn = (cwd: string): Promise<ReadonlyMap<string, readonly Event[]>> =>
  withStore(cwd, async ({ log, check }) => {
    const histories = new Map<string, readonly Event[]>();
    for await (const { appealId, history } of log.all()) histories.set(appealId, history);
    expect(await check()).toEqual([]);
    return histories;
  });

/** New York with requests in its database. */
async function newYorkWith(...requests: readonly string[]): Promise<string> {
  const cwd = await newYork();
  await writeFile(join(cwd, "requests.csv"), table(...requests));
  expect(await run(["import", "requests.csv", "--city", "city", "--quiet"], { cwd })).toMatchObject({ code: 0 });
  return cwd;
}

/** Illegal parking at 10:00: eight hours, warned at six. */
const parking = await newYorkWithRequests();
/** So many of them that a sweep takes several reads. */
const MANY = 3_000;
const many = await newYorkWith(...Array.from({ length: MANY }, (_, index) => request({ id: index + 1 })));
const evening = "2026-05-02T20:00:00-04:00";

/** What the clock did, one line for each kind. */
const firedIn = (histories: ReadonlyMap<string, readonly Event[]>) =>
  Object.groupBy(
    [...histories.values()].flat().filter(({ by }) => by === "clock"),
    ({ type }) => type,
  );

describe("sla sweep", () => {
  test("announces what time brought about, by kind and agency, each once", async () => {
    const cwd = await copyOf(parking);
    const first = await answerOf(`sweep --at ${evening}`, cwd);
    expect(first).toMatchObject({ appeals: 1, warned: 1, breached: 1, escalated: 1, corrected: 0 });
    expect(first.fired).toEqual([
      { kind: "warning", stage: "resolve", which: "yellow", agency: "NYPD", count: 1 },
      { kind: "breach", stage: "resolve", which: null, agency: "NYPD", count: 1 },
      { kind: "escalation", stage: "resolve", which: "reminder", agency: "NYPD", count: 1 },
    ]);
    const again = await sla(`sweep --at ${evening}`, cwd);
    expect(again).toMatchObject({
      code: 0,
      stdout: "Nothing was to be announced by 2026-05-02 20:00:00. Next at 2026-05-26 10:00:00.\n",
    });
    const [, , warned, broken] = (await toldIn(cwd)).get("nyc-311:1") ?? [];
    expect(warned?.at).toBe(parseInstant("2026-05-02T16:00:00-04:00"));
    expect(broken?.at).toBe(parseInstant("2026-05-02T18:00:00.001-04:00"));
  });

  test("says it in a table", async () => {
    const { stdout } = await sla(`sweep --at ${evening}`, await copyOf(parking));
    expect(stdout).toMatch(/^What +Clock +Agency +Count\nwarned: yellow +resolve +NYPD +1\nlimit broken /);
    expect(stdout).toMatch(/\n\n1 appeal by 2026-05-02 20:00:00\. Next at 2026-05-26 10:00:00\.\n$/);
  });

  test("several at once on one database announce each thing once", async () => {
    const cwd = await copyOf(many);
    const answers = await Promise.all([1, 2, 3].map(() => answerOf(`sweep --at ${evening}`, cwd)));
    expect(answers.reduce((sum, { breached }) => sum + breached, 0)).toBe(MANY);
    const histories = await toldIn(cwd);
    const fired = firedIn(histories);
    for (const type of ["ClockWarned", "ClockBreached", "AppealSupervised"] as const)
      expect([type, fired[type]?.length]).toEqual([type, MANY]);
    expect(new Set(fired.ClockBreached?.map(({ appealId }) => appealId)).size).toBe(MANY);
  });

  test("killed in the middle and run again, it leaves the same log as if nobody had disturbed it", async () => {
    const [undisturbed, cwd] = [await copyOf(many), await copyOf(many)];
    await answerOf(`sweep --at ${evening}`, undisturbed);
    const { child, outcome } = start(command("sla", "sweep", "--at", evening, "--city", "city"), { cwd });
    const ripe = () =>
      withStore(cwd, async ({ timers }) => (await timers.ripe(parseInstant(evening) ?? 0, MANY)).length);
    while ((await ripe()) === MANY) await setTimeout(5);
    child.kill("SIGKILL");
    expect((await outcome).code).toBe("SIGKILL");
    const left = await ripe();
    expect(left).toBeGreaterThan(0);
    expect(await answerOf(`sweep --at ${evening}`, cwd)).toMatchObject({ appeals: left });
    expect(await toldIn(cwd)).toEqual(await toldIn(undisturbed));
  });

  test("a corrected calendar takes a broken limit back, once, and the new one is announced in its time", async () => {
    const cwd = await newYorkWith(
      request({ agency: "DSNY", type: "Dirty Condition", created: "2026-05-04T10:00:00.000" }),
    );
    const [friday, monday] = ["2026-05-08T09:00:00-04:00", "2026-05-11T09:00:00-04:00"];
    expect(await answerOf(`sweep --at ${friday}`, cwd)).toMatchObject({ breached: 1, escalated: 1 });

    const calendar = join(cwd, "city/calendars/city-offices.yaml");
    const storm = "layers:\n  - id: storm\n    holidays: [{ date: 2026-05-06, name: Storm }]\n";
    await writeFile(calendar, (await readFile(calendar, "utf8")).replace("layers:\n", storm));
    expect(await run(["db", "rebuild", "--city", "city"], { cwd })).toMatchObject({ code: 0 });

    const takenBack = await answerOf(`sweep --at ${friday}`, cwd);
    expect(takenBack).toMatchObject({ warned: 0, breached: 0, escalated: 0, corrected: 3 });
    expect(takenBack.fired).toContainEqual({
      kind: "correction",
      stage: "resolve",
      which: "breach",
      agency: "DSNY",
      count: 1,
    });
    expect(await answerOf(`sweep --at ${friday}`, cwd)).toMatchObject({ appeals: 0 });
    expect(await answerOf(`sweep --at ${monday}`, cwd)).toMatchObject({
      warned: 1,
      breached: 1,
      escalated: 1,
      corrected: 0,
    });
    const corrected = (firedIn(await toldIn(cwd)).ClockCorrected ?? []) as EventOf<"ClockCorrected">[];
    expect(corrected.map(({ was }) => was.kind).sort()).toEqual(["breach", "escalation", "warning"]);
    expect(corrected[0]?.is).toEqual({ dueAt: parseInstant("2026-05-08T17:00:00-04:00") });
  });

  test("--watch announces what comes while it waits, and ends on Ctrl-C with the sum", async () => {
    const zone = compileZone("America/New_York");
    const soon = Math.ceil(Date.now() / SECOND) * SECOND + 8 * SECOND;
    const created = formatInZone(soon - 8 * HOUR, zone).slice(0, 19);
    const cwd = await newYorkWith(request({ created }));
    const { child, outcome } = start(command("sla", "sweep", "--watch", "--json", "--city", "city"), { cwd });
    const allIsAnnounced = () => withStore(cwd, async ({ timers }) => (await timers.next()) === undefined);
    while (!(await allIsAnnounced())) await setTimeout(100);
    child.kill("SIGINT");
    const { code, stdout } = await outcome;
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ warned: 1, breached: 1, escalated: 1, next: null });
    const [broken] = firedIn(await toldIn(cwd)).ClockBreached ?? [];
    expect(broken?.at).toBe(soon + 1);
    expect(Date.now()).toBeGreaterThan(soon);
  });

  test("a moment cannot be watched", async () => {
    expect(await sla(`sweep --watch --at ${evening}`, parking)).toMatchObject({
      code: 64,
      stderr: expect.stringContaining("--at"),
    });
  });
});

describe("sla explain", () => {
  test("tells every stretch of a clock with its reason, in words", async () => {
    const { code, stdout } = await sla("explain nyc-311:2", parking);
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^nyc-311:2 as of .*, America\/New_York\n\nSettle it: 8h of natural time \(policy police-response, book \w+\)\.\n {2}2026-05-02 10:00:00 to 2026-05-02 11:30:00: runs \(dispatched\), counts 1h 30m, due 2026-05-02 18:00:00\.\n {2}Since 2026-05-02 11:30:00: stopped \(closed\)\.\n {2}Stopped in time\.\n$/,
      ),
    });
  });

  test("tells what it would have said at an earlier moment, and in Chinese", async () => {
    const { stdout } = await sla("explain nyc-311:2 --at 2026-05-02T11:00:00-04:00 --lang zh", parking);
    expect(stdout).toContain("2026-05-02 10:00:00");
    expect(stdout).toContain("1h");
    expect(stdout).toMatch(/[\u4e00-\u9fff]/);
    expect(stdout).not.toContain("11:30");
  });

  test("answers the same as data", async () => {
    const { clocks, ...answer } = await answerOf("explain nyc-311:2 --at 2026-05-02T12:00:00-04:00", parking);
    expect(answer).toEqual({ id: "nyc-311:2", asOf: "2026-05-02T12:00:00-04:00" });
    expect(clocks).toMatchObject([
      {
        stage: "resolve",
        cycle: 1,
        target: { within: 8 * HOUR, clock: "natural" },
        state: "stopped",
        elapsed: 1.5 * HOUR,
        remaining: 6.5 * HOUR,
        breachedAt: null,
        segments: [
          { state: "running", because: "AppealDispatched", counted: 1.5 * HOUR, to: "2026-05-02T11:30:00-04:00" },
          { state: "stopped", because: "AppealClosed", counted: 0, to: null },
        ],
      },
    ]);
  });

  test("an appeal that is not there, or was not there yet, is named", async () => {
    expect(await sla("explain nyc-311:9", parking)).toMatchObject({
      code: 66,
      stderr: "Error: there is no appeal nyc-311:9\nTry: swiftline appeal list\n",
    });
    expect(await sla("explain nyc-311:2 --at 2026-05-01T00:00:00-04:00", parking)).toMatchObject({
      code: 66,
      stderr: expect.stringMatching(/there was no appeal nyc-311:2 yet\nTry: it came in at 2026-05-02T10:00:00-04:00/),
    });
  });
});

describe("sla whatif", () => {
  /** Three requests, one of which took an hour and a half; and policies by which that is too long. */
  async function withDraft(): Promise<string> {
    const cwd = await copyOf(parking);
    const sla = await readFile(join(cwd, "city/sla.yaml"), "utf8");
    await writeFile(join(cwd, "draft.yaml"), sla.replace("within: 8h", "within: 1h"));
    return cwd;
  }

  test("tells who would newly be late under draft policies, and writes nothing", async () => {
    const cwd = await withDraft();
    const before = await toldIn(cwd);
    const answer = await answerOf("whatif --policies draft.yaml", cwd);
    expect(answer).toMatchObject({
      asOf: "2026-05-02T11:30:00-04:00",
      appeals: 3,
      clocks: 3,
      late: 0,
      draftLate: 2,
      newlyLate: 2,
      newlyInTime: 0,
      moved: 2,
    });
    expect(answer.policies[0]).toMatchObject({ policy: "police-response", stage: "resolve", newlyLate: 2 });
    expect(answer.agencies.map(({ agency }: { agency: string }) => agency)).toEqual(["NYPD", "DSNY"]);
    expect(answer.samples.newlyLate[1]).toEqual({
      id: "nyc-311:2",
      agency: "NYPD",
      stage: "resolve",
      now: { policy: "police-response", dueAt: "2026-05-02T18:00:00-04:00", late: false },
      draft: { policy: "police-response", dueAt: "2026-05-02T11:00:00-04:00", late: true },
    });
    expect(await toldIn(cwd)).toEqual(before);
  });

  test("ends with status 1 when it would be worse and that is asked for", async () => {
    const cwd = await withDraft();
    const worse = await sla("whatif --policies draft.yaml --fail-on-worse", cwd);
    expect(worse).toMatchObject({ code: 1, stderr: "" });
    expect(worse.stdout).toMatch(/0 late now, 2 by the draft \(2 newly late, 0 newly in time\)/);
    expect(await sla("whatif --policies city/sla.yaml --fail-on-worse", cwd)).toMatchObject({ code: 0 });
    expect(await sla("whatif --policies draft.yaml --to 2026-05-01 --fail-on-worse", cwd)).toMatchObject({ code: 0 });
  });

  test("a draft calendar takes the place of the one of its id", async () => {
    const cwd = await newYorkWith(
      request({ id: 1, agency: "DSNY", type: "Dirty Condition", created: "2026-05-04T10:00:00.000" }),
      request({ id: 2, created: "2026-05-08T10:00:00.000" }),
    );
    const calendar = await readFile(join(cwd, "city/calendars/city-offices.yaml"), "utf8");
    const storm = "layers:\n  - id: storm\n    holidays: [{ date: 2026-05-06, name: Storm }]\n";
    await writeFile(join(cwd, "city-offices.yaml"), calendar.replace("layers:\n", storm));
    expect(await answerOf("whatif --calendars .", cwd)).toMatchObject({ late: 1, draftLate: 0, newlyInTime: 1 });
  });

  test.each([
    ["whatif", 64, /a draft is wanted/],
    ["whatif --calendars nowhere", 64, /nowhere: there is no calendar in it/],
    ["whatif --policies nowhere.yaml", 78, /with this draft the city has errors\n.*nowhere\.yaml/],
    ["whatif --policies city/city.yaml", 78, /with this draft the city has errors\n.*city\.yaml/],
    ["whatif --policies city/sla.yaml --from 2026-05-02 --to 2026-05-01", 64, /--from 2026-05-02 is after/],
  ] as const)("%s", async (line, code, says) => {
    const outcome = await sla(line, parking);
    expect(outcome).toMatchObject({ code, stdout: "" });
    expect(outcome.stderr).toMatch(says);
  });
});

test("what was due at a moment is listed as it was then: what ended since is there, what came in later is not", async () => {
  const cwd = await newYorkWith(
    request({ id: 1, closed: "2026-05-03T09:00:00.000" }),
    request({ id: 2, created: "2026-05-02T19:00:00.000" }),
    request({ id: 3, created: "2026-05-02T21:00:00.000" }),
  );
  const listed = async (at: string) => (await answerOf(`due --at ${at}`, cwd)).due.map(({ id }: { id: string }) => id);
  expect(await listed(evening)).toEqual(["nyc-311:1", "nyc-311:2"]);
  expect(await listed("2026-05-04T09:00:00-04:00")).toEqual(["nyc-311:2", "nyc-311:3"]);
});
