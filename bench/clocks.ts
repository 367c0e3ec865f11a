/**
 * What working time costs, in multiples of creating one Date object in the same process.
 *
 *     node --conditions=swiftline-source bench/clocks.ts
 */
import {
  calendarSchema,
  compileCalendar,
  compileZone,
  DAY,
  HOUR,
  instantOf,
  localOf,
  parseInstant,
} from "@swiftline/core/time";

const QUESTIONS = 200_000;
const ROUNDS = 9;
const start = parseInstant("2025-01-01T00:00:00Z") as number;

const shifts: [string, string][] = [
  ["09:00", "12:00"],
  ["13:00", "18:00"],
];
const officeHours = calendarSchema.parse({
  id: "office-hours",
  zone: "America/New_York",
  weekly: { mon: shifts, tue: shifts, wed: shifts, thu: shifts, fri: shifts },
  layers: [{ id: "holidays", holidays: [{ date: "2025-01-01" }, { date: "2025-07-04" }, { date: "2025-12-25" }] }],
});

/** Nanoseconds of one call, best of some rounds; the sum keeps the calls from being optimised away. */
function nanosecondsOf(work: (instant: number) => number | null): number {
  const instants = Float64Array.from({ length: QUESTIONS }, (_, index) => start + ((index * 7919) % 525_600) * 60_000);
  let best = Number.POSITIVE_INFINITY;
  let sum = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const began = process.hrtime.bigint();
    for (const instant of instants) sum += work(instant) ?? 0;
    best = Math.min(best, Number(process.hrtime.bigint() - began) / QUESTIONS);
  }
  if (Number.isNaN(sum)) throw new Error("an answer is no number");
  return best;
}

function millisecondsOf(work: () => unknown): number {
  const began = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - began) / 1e6;
}

const firstCompile = millisecondsOf(() => compileCalendar(officeHours).between(start, start + 365 * DAY));
const nextCompile = Math.min(
  ...Array.from({ length: ROUNDS }, () =>
    millisecondsOf(() => compileCalendar(officeHours).between(start, start + 365 * DAY)),
  ),
);
const calendar = compileCalendar(officeHours);
const zone = compileZone("America/New_York");

const date = nanosecondsOf((instant) => new Date(instant + HOUR).getTime());
const rows = {
  "new Date(t).getTime()": date,
  "calendar.add(t, 8 h)": nanosecondsOf((instant) => calendar.add(instant, 8 * HOUR)),
  "calendar.between(t, t + 3 d)": nanosecondsOf((instant) => calendar.between(instant, instant + 3 * DAY)),
  "calendar.addWorkingDays(t, 5, close)": nanosecondsOf((instant) => calendar.addWorkingDays(instant, 5, "close")),
  "localOf(zone, t)": nanosecondsOf((instant) => localOf(zone, instant)),
  "instantOf(zone, local)": nanosecondsOf((local) => instantOf(zone, local)),
  'parseInstant("2026-03-08T07:30:00Z")': nanosecondsOf(() => parseInstant("2026-03-08T07:30:00Z") as number),
};

for (const [name, cost] of Object.entries(rows)) {
  console.log(`${name.padEnd(38)} ${cost.toFixed(1).padStart(8)} ns  ${(cost / date).toFixed(2).padStart(6)} x Date`);
}
console.log(
  `compile two years: ${firstCompile.toFixed(1)} ms with a new zone, ${nextCompile.toFixed(1)} ms with a known one`,
);
