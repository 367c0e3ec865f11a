import { describe, expect, test } from "vitest";
import { exhaustiveSolver } from "../../test/oracles/exhaustive-solver.ts";
import { HOUR, MINUTE, SECOND } from "../time/duration.ts";
import { erlangA } from "./erlang-a.ts";
import type { HalfHourCalls } from "./half-hour-calls.ts";
import type { StaffingFile } from "./plan-file.ts";
import { serversNeeded } from "./service-target.ts";
import { planStaff, type StaffPlan, type TeamPlan } from "./staff-plan.ts";

const target = { answered: { share: 0.8, within: 20 * SECOND } };
const file: StaffingFile = {
  title: "Test",
  handling: 5 * MINUTE,
  patience: 3 * MINUTE,
  target,
  shrinkage: 0,
  currency: "",
  shifts: [{ name: "day", starts: [8 * HOUR], length: 4 * HOUR, breaks: [], cost: 100 }],
  languages: [],
};
const callsIn = (from: number, to: number, calls: number): readonly HalfHourCalls[] =>
  Array.from({ length: 48 }, (_, slot) => ({ calls: slot >= 2 * from && slot < 2 * to ? calls : 0 }));

async function planned(more: Partial<StaffingFile>, calls: readonly HalfHourCalls[], most = 60): Promise<StaffPlan> {
  const plan = await planStaff({ ...file, ...more }, calls, exhaustiveSolver(most));
  if (plan === undefined) throw new Error("there is no plan");
  return plan;
}
const teamOf = ({ teams }: StaffPlan, name: string): TeamPlan => teams.find(({ team }) => team === name) as TeamPlan;

describe("operators", () => {
  test("a busy half hour has the operators and the service of its long run", async () => {
    const plan = await planned({}, callsIn(8, 12, 60));
    const { halfHours, cost, uncovered, service } = teamOf(plan, "operators");
    const settled = { arrivalRate: 60 / (30 * MINUTE), serviceRate: 1 / (5 * MINUTE), patienceRate: 1 / (3 * MINUTE) };
    const needed = serversNeeded(settled, target);
    const noon = halfHours[23];
    expect(noon?.load).toBeCloseTo(10, 6);
    expect(noon).toMatchObject({ needed, rostered: needed, present: needed, atDesks: needed });
    const exact = erlangA({ ...settled, servers: needed });
    expect(noon?.service?.answered).toBeCloseTo(exact.answeredWithin(20 * SECOND), 6);
    expect(noon?.service?.abandoned).toBeCloseTo(exact.pAbandon, 6);
    expect({ cost, uncovered }).toEqual({ cost: needed * 100, uncovered: [] });
    expect(service?.answered).toBeGreaterThan(exact.answeredWithin(20 * SECOND));
  });

  test("the load lags behind the calls, and who is still on one is needed when none come any more", async () => {
    const [day] = file.shifts;
    if (day === undefined) throw new Error("there is no shift");
    const shifts = [{ ...day, length: 6 * HOUR }];
    const { halfHours } = teamOf(await planned({ handling: 15 * MINUTE, shifts }, callsIn(8, 12, 60)), "operators");
    const loads = halfHours.map(({ load }) => load);
    expect(loads[16]).toBeLessThan(loads[17] ?? 0);
    expect(loads[24]).toBeGreaterThan(10);
    expect(halfHours[24]?.needed).toBe(Math.ceil(loads[24] ?? 0));
    expect(halfHours[24]?.service).toBeUndefined();
  });

  test("nobody goes home in the middle of a call", async () => {
    const shifts = [
      { name: "early", starts: [9.5 * HOUR], length: HOUR, breaks: [], cost: 1 },
      { name: "long", starts: [10 * HOUR], length: 6 * HOUR, breaks: [], cost: 5 },
    ];
    const plan = await planned({ handling: 30 * MINUTE, shifts }, callsIn(10, 10.5, 50));
    const { halfHours, staffed, uncovered } = teamOf(plan, "operators");
    expect(halfHours[21]?.load).toBeCloseTo(50 * (1 - Math.exp(-1)) ** 2, 6);
    expect(halfHours[21]).toMatchObject({ needed: 20, atDesks: 20 });
    expect(staffed.find(({ pattern }) => pattern.shift === "long")?.people).toBe(20);
    expect(uncovered).toEqual([]);
  });

  test("where no shift is worked any more, whoever is on the last call ends it", async () => {
    const shifts = [{ name: "late", starts: [20 * HOUR], length: 4 * HOUR, breaks: [], cost: 1 }];
    const plan = await planned({ handling: 10 * MINUTE, shifts }, callsIn(23.5, 24, 6), 5);
    const { uncovered, halfHours } = teamOf(plan, "operators");
    expect(uncovered).toEqual([]);
    expect(halfHours[0]?.load).toBeGreaterThan(0.1);
    expect(halfHours[0]?.needed).toBe(0);
  });

  test("long after the last call nothing is left of the load", async () => {
    const { halfHours } = teamOf(await planned({}, callsIn(8, 12, 60)), "operators");
    const later = [...halfHours.slice(26), ...halfHours.slice(0, 16)];
    expect(new Set(later.map(({ load }) => load))).toEqual(new Set([0]));
    expect(new Set(later.map(({ needed }) => needed))).toEqual(new Set([0]));
  });

  test("who is away is made up for: so many on shift that enough are at their desks", async () => {
    const [all, some] = [await planned({}, callsIn(8, 12, 60)), await planned({ shrinkage: 0.3 }, callsIn(8, 12, 60))];
    const [full, short] = [all, some].map((plan) => teamOf(plan, "operators").halfHours[20]);
    expect(short?.needed).toBe(full?.needed);
    expect(short?.rostered).toBe(Math.ceil((full?.needed ?? 0) / 0.7));
    expect(short?.atDesks).toBeGreaterThanOrEqual(full?.needed ?? 0);
  });

  test("without patience nobody hangs up, and a half hour without operators has an endless wait", async () => {
    const { patience: _, ...patient } = file;
    const plan = await planStaff(patient, callsIn(8, 13, 2), exhaustiveSolver(3));
    const { halfHours, uncovered } = teamOf(plan as StaffPlan, "operators");
    expect(halfHours[20]?.service?.abandoned).toBe(0);
    expect(halfHours[24]?.service).toMatchObject({ answered: 0, meanWait: Number.POSITIVE_INFINITY });
    expect(uncovered.map(({ halfHour, because }) => [halfHour, because])).toEqual([
      [24, "no-shift"],
      [25, "no-shift"],
    ]);
  });
});

describe("languages", () => {
  const korean = {
    language: "Korean",
    share: 0.1,
    by: "interpreter",
    handling: 10 * MINUTE,
    target: { meanWait: MINUTE },
  } as const;

  test("a desk takes its calls from the operators", async () => {
    const plan = await planned({ languages: [{ ...korean, by: "desk" }] }, callsIn(8, 12, 60));
    expect(plan.teams.map(({ team }) => team)).toEqual(["operators", "Korean desk"]);
    expect(teamOf(plan, "operators").halfHours[20]?.calls).toBeCloseTo(54, 9);
    expect(teamOf(plan, "Korean desk").halfHours[20]?.calls).toBeCloseTo(6, 9);
    expect(teamOf(plan, "operators").halfHours[23]?.load).toBeCloseTo(9, 6);
  });

  test("an interpreted call takes operator and interpreter alike, and the operator the wait for one besides", async () => {
    const plan = await planned({ languages: [korean] }, callsIn(8, 12, 60));
    const [operators, interpreters] = [teamOf(plan, "operators"), teamOf(plan, "Korean interpreters")];
    expect(operators.halfHours[23]?.calls).toBeCloseTo(60, 9);
    expect(interpreters.halfHours[23]?.load).toBeCloseTo(2, 3);
    const wait = (operators.halfHours[23]?.load ?? 0) - (54 * 5 + 6 * 10) / 30;
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThan(6 / 30);
    expect(interpreters.halfHours[23]?.service?.meanWait).toBeLessThanOrEqual(MINUTE);
    expect(interpreters.halfHours[23]?.service?.abandoned).toBe(0);
  });

  test("a team works only the shifts that are named, with limits of its own", async () => {
    const [day] = file.shifts;
    if (day === undefined) throw new Error("there is no shift");
    const shifts = [day, { ...day, name: "short", length: 2 * HOUR, cost: 60 }];
    const plan = await planned(
      { shifts, languages: [{ ...korean, shifts: ["short"], atMost: 1 }] },
      callsIn(8, 10, 30),
      20,
    );
    const { staffed, uncovered } = teamOf(plan, "Korean interpreters");
    expect(staffed.map(({ pattern, people }) => [pattern.shift, people])).toEqual([["short", 1]]);
    expect(uncovered.every(({ because }) => because === "too-few-people")).toBe(true);
    expect(uncovered.length).toBeGreaterThan(0);
  });
});

test("a solver that finds nothing in its time leaves no plan", async () => {
  const tired = { solve: async () => ({ status: "out-of-time" }) as const };
  expect(await planStaff(file, callsIn(8, 12, 60), tired)).toBeUndefined();
});
