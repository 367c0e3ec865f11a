import { invariant } from "../fault.ts";
import type { IntegerProgramme, ProgrammeRow, ShiftSolver } from "./integer-programme.ts";
import { HALF_HOURS_A_DAY, patternsOf, type ShiftKind, type ShiftPattern } from "./shift-pattern.ts";

/** What shifts are to cover: people needed in each half hour of the period, and the limits of who can be had. */
export interface CoverQuestion {
  readonly need: readonly number[];
  readonly shifts: readonly ShiftKind[];
  readonly days: number;
  /** At most so many people work on a day. */
  readonly atMost?: number | undefined;
}

/** So many people work a pattern. */
export interface StaffedPattern {
  readonly pattern: ShiftPattern;
  readonly people: number;
}

/** A half hour that cannot be covered: no shift is worked in it, or the people are too few for all that is needed. */
export interface Uncovered {
  readonly halfHour: number;
  readonly need: number;
  readonly present: number;
  readonly because: "no-shift" | "too-few-people";
}

/**
 * The cheapest shifts. Where the need cannot be covered, those that leave the fewest half hours of work undone, the cheapest of
 * them, and in `uncovered` what is missing. No other choice costs less than `bound`, which is the cost itself once that is proved.
 */
export interface Cover {
  readonly staffed: readonly StaffedPattern[];
  readonly present: readonly number[];
  readonly cost: number;
  readonly bound: number;
  readonly uncovered: readonly Uncovered[];
}

/** Finds the cheapest shifts that cover the need. Undefined where the solver ran out of time before it found any. */
export async function coverShifts(question: CoverQuestion, solver: ShiftSolver): Promise<Cover | undefined> {
  const patterns = distinct(patternsOf(question.shifts, question.days));
  const whole = await solver.solve(programmeOf(question, patterns));
  if (whole.status === "out-of-time") return undefined;
  if (whole.status === "solved") return coverOf(question, patterns, whole);
  const least = await solver.solve(programmeOf(question, patterns, { shortage: "least" }));
  invariant(least.status !== "infeasible", "a programme that may fall short always has a solution");
  if (least.status === "out-of-time") return undefined;
  const shortage = least.values.slice(patterns.length).reduce((sum, missing) => sum + missing, 0);
  const cheapest = await solver.solve(programmeOf(question, patterns, { shortage }));
  return coverOf(question, patterns, cheapest.status === "solved" ? cheapest : { ...least, bound: 0 });
}

/** Of patterns of the same shift that attend the same half hours, one. */
function distinct(patterns: readonly ShiftPattern[]): readonly ShiftPattern[] {
  const seen = new Map(patterns.map((pattern) => [`${pattern.shift}\n${pattern.attends}`, pattern]));
  return [...seen.values()];
}

/**
 * One variable a pattern: how many people work it. One row a half hour with a need, one for each limit. Where it may fall short,
 * one more variable for each half hour: how many are missing there, at most so many in all, or as few as can be.
 */
function programmeOf(
  { need, shifts, atMost }: CoverQuestion,
  patterns: readonly ShiftPattern[],
  { shortage }: { readonly shortage?: number | "least" } = {},
): IntegerProgramme {
  const needed = need.flatMap((least, halfHour) => (least > 0 ? [{ least, halfHour }] : []));
  const missing = shortage === undefined ? [] : needed.map((_, index) => patterns.length + index);
  const attending = attendance(patterns);
  const one = (variable: number) => ({ variable, factor: 1 });
  const cover = needed.map(({ least, halfHour }, index): ProgrammeRow => {
    const shortBy = missing.slice(index, index + 1);
    return { name: `half-hour ${halfHour}`, least, terms: [...(attending.get(halfHour) ?? []), ...shortBy].map(one) };
  });
  const days = Map.groupBy(patterns.keys(), (index) => dayOf(patterns[index]));
  const limits = [...days].flatMap(([day, indices]): ProgrammeRow[] => [
    ...shifts.flatMap(({ name, atMost: most }): ProgrammeRow[] => {
      const terms = indices.filter((index) => patterns[index]?.shift === name).map(one);
      return most === undefined ? [] : [{ name: `shift ${name} of day ${day}`, most, terms }];
    }),
    ...(atMost === undefined ? [] : [{ name: `people of day ${day}`, most: atMost, terms: indices.map(one) }]),
  ]);
  const short = typeof shortage === "number" ? [{ name: "shortage", most: shortage, terms: missing.map(one) }] : [];
  return {
    variables: [
      ...patterns.map(({ shift, start, cost }) => ({
        name: `${shift} ${start}`,
        cost: shortage === "least" ? 0 : cost,
      })),
      ...missing.map((_, index) => ({ name: `missing ${index}`, cost: shortage === "least" ? 1 : 0 })),
    ],
    rows: [...cover, ...limits, ...short],
  };
}

const dayOf = (pattern: ShiftPattern | undefined): number => Math.floor((pattern?.start ?? 0) / HALF_HOURS_A_DAY);

/** The patterns that are there in each half hour. */
function attendance(patterns: readonly ShiftPattern[]): ReadonlyMap<number, readonly number[]> {
  const pairs = patterns.flatMap(({ attends }, index) => attends.map((halfHour) => ({ halfHour, index })));
  const groups = Map.groupBy(pairs, ({ halfHour }) => halfHour);
  return new Map([...groups].map(([halfHour, group]) => [halfHour, group.map(({ index }) => index)]));
}

function coverOf(
  { need }: CoverQuestion,
  patterns: readonly ShiftPattern[],
  { values, bound }: { readonly values: readonly number[]; readonly bound: number },
): Cover {
  const staffed = patterns
    .map((pattern, index) => ({ pattern, people: values[index] ?? 0 }))
    .filter(({ people }) => people > 0);
  const attending = attendance(patterns);
  const present = need.map((_, halfHour) =>
    (attending.get(halfHour) ?? []).reduce((sum, index) => sum + (values[index] ?? 0), 0),
  );
  const uncovered = need.flatMap((wanted, halfHour): Uncovered[] => {
    const there = present[halfHour] ?? 0;
    if (there >= wanted) return [];
    return [
      { halfHour, need: wanted, present: there, because: attending.has(halfHour) ? "too-few-people" : "no-shift" },
    ];
  });
  const cost = staffed.reduce((sum, { pattern, people }) => sum + pattern.cost * people, 0);
  return { staffed, present, cost, bound, uncovered };
}
