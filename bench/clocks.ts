/**
 * What working time costs: in multiples of creating one `Date`, and against npm's libraries asked the same questions in the
 * same process. Their answers are compared with ours first. Rounds alternate; the best counts.
 *
 *     pnpm bench:clocks
 */
import { compileCalendar, formatDate, HOUR, parseDate, type WorkCalendar } from "@swiftline/core/time";
import { askedCalendars, holidays, splitDays, years, zone } from "./clocks-calendars.ts";
import { millionClocks } from "./clocks-million.ts";
import type { Peer } from "./clocks-peer.ts";
import { loadPeers, type MissingPeer } from "./clocks-peers.ts";
import { type Questions, questions } from "./clocks-questions.ts";
import { askAll, bestOfEach } from "./clocks-timing.ts";
import { printTable } from "./figures.ts";

process.env.TZ = zone;

const ROUNDS = 15;
const asked = questions(100_000);
/** Of these, how many a peer answers to be compared, and how many in a round on the clock. */
const COMPARED = 2_000;
const TIMED = 250;
const ROTATION = 100;

type Question = "add" | "between" | "addDays" | "daysBetween";
type Ask<Answer> = (index: number) => Answer;

const at = <Value>(values: ArrayLike<Value>, index: number): Value => values[index] as Value;
const dates = asked.dates.map((text) => parseDate(text) as number);
const laterDates = asked.laterDates.map((text) => parseDate(text) as number);

/** How we answer; dates are the numbers that we count in. */
function ours(
  calendar: WorkCalendar,
  { starts, ends, durations, days }: Questions,
): Record<Question, Ask<number | null>> {
  return {
    add: (index) => calendar.add(at(starts, index), at(durations, index)),
    between: (index) => calendar.between(at(starts, index), at(ends, index)),
    addDays: (index) => calendar.shiftDate(at(dates, index), at(days, index)),
    // Peers count the first date and not the last; we count the last and not the first.
    daysBetween: (index) => calendar.workingDaysBetween(at(dates, index) - 1, at(laterDates, index) - 1),
  };
}

/** How a peer answers what it claims to. */
function theirs({ add, between, addDays, daysBetween }: Peer, { starts, ends, durations, days, ...texts }: Questions) {
  return {
    add: add && ((index: number) => add(at(starts, index), at(durations, index))),
    between: between && ((index: number) => between(at(starts, index), at(ends, index))),
    addDays: addDays && ((index: number) => addDays(at(texts.dates, index), at(days, index))),
    daysBetween: daysBetween && ((index: number) => daysBetween(at(texts.dates, index), at(texts.laterDates, index))),
  } satisfies Record<Question, Ask<number | string> | undefined>;
}

const calendars = await askedCalendars();

/** A row for each question that a peer takes: how often it agrees with us, and how many times our cost it takes. */
function rowsOf(peer: Peer | MissingPeer): readonly (readonly string[])[] {
  if ("missing" in peer) return [[peer.name, "MISSING", "", "", ""]];
  const answers = theirs(peer, asked);
  const own = ours(calendars[peer.calendar], asked);
  return (["add", "between", "addDays", "daysBetween"] as const).flatMap((question) => {
    const ask = answers[question];
    if (ask === undefined) return [];
    const agreed = Array.from({ length: COMPARED }, (_, index) => sameAnswer(ask(index), own[question](index)));
    const share = (100 * agreed.filter(Boolean).length) / COMPARED;
    const cost = bestOfEach(ROUNDS, { theirs: askAll(TIMED, ask), ours: askAll(asked.count, own[question]) });
    const ratio = cost.theirs / TIMED / (cost.ours / asked.count);
    return [[peer.name, question, peer.calendar, `${share.toFixed(1)} %`, times(ratio)]];
  });
}

const sameAnswer = (their: number | string, our: number | null): boolean =>
  our !== null && their === (typeof their === "string" ? formatDate(our) : our);

const times = (ratio: number): string => (ratio >= 100 ? Math.round(ratio).toLocaleString("en") : ratio.toFixed(2));

const own = ours(calendars.holidays, asked);
const many = Array.from({ length: ROTATION }, (_, index) =>
  ours(compileCalendar(splitDays(holidays, index % 60), years), asked),
);
const cost = bestOfEach(ROUNDS, {
  date: askAll(asked.count, (index) => new Date(at(asked.starts, index) + HOUR).getTime()),
  add: askAll(asked.count, own.add),
  between: askAll(asked.count, own.between),
  addDays: askAll(asked.count, own.addDays),
  daysBetween: askAll(asked.count, own.daysBetween),
  addRotated: askAll(asked.count, (index) => at(many, index % ROTATION).add(index)),
  betweenRotated: askAll(asked.count, (index) => at(many, index % ROTATION).between(index)),
});
const add = cost.add / asked.count;

console.log(`Node ${process.versions.node}, ${zone}, split days and ${holidays.length} holidays\n`);
printTable(
  ["one calendar", "x Date", "x itself over 100 calendars"],
  [
    ["add", times(cost.add / cost.date), times(cost.addRotated / cost.add)],
    ["between", times(cost.between / cost.date), times(cost.betweenRotated / cost.between)],
    ["addDays (shiftDate)", times(cost.addDays / cost.date), ""],
    ["daysBetween (workingDaysBetween)", times(cost.daysBetween / cost.date), ""],
  ],
);

console.log();
printTable(["peer", "question", "calendar", "agrees", "x our cost"], (await loadPeers()).flatMap(rowsOf));

console.log();
const { compile } = bestOfEach(ROUNDS, { compile: () => compileCalendar(splitDays(holidays), years) });
const { recalculation, sweeps, bytes } = millionClocks(questions(1_000_000), own.add, asked.count);
printTable(
  ["compiling, and a million open clocks", "adds", "at most"],
  [
    ["compile two years", times(compile / add), "250,000"],
    ["recalculate all, a clock", times(recalculation), "4"],
    ["sweep, nothing due, a clock", times(sweeps.none), "0.5"],
    ["sweep, one in a thousand due, a clock", times(sweeps.thousandth), "0.5"],
    ["sweep, one in a hundred due, a clock", times(sweeps.hundredth), "0.5"],
    ["sweep, every clock due, a clock", times(sweeps.all), ""],
    ["bytes a clock", bytes.toFixed(0), "64"],
  ],
);
