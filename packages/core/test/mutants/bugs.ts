/** A bug to plant: a text of one file of `src`, what stands there instead, and the tests that must notice. */
export interface Bug {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  readonly noticedBy: readonly string[];
}

const arithmetic = ["properties/time-laws.test.ts", "properties/time-reference.test.ts"];
const clocks = ["properties/clock-laws.test.ts", "properties/sla-reference.test.ts", "properties/clock-oracle.test.ts"];
const hotline = ["properties/hotline-laws.test.ts"];

/** The mistakes of other libraries and products, as far as our code has a place for them, and some of our own. */
export const bugs: readonly Bug[] = [
  {
    name: "a reversed range has no open time (biz, opening_hours.js)",
    file: "time/open-time.ts",
    find: "return openBefore(open, to) - openBefore(open, from);",
    replace: "return Math.max(0, openBefore(open, to) - openBefore(open, from));",
    noticedBy: arithmetic,
  },
  {
    name: "time that runs out at a close ends at the next opening (biz, pandas, GLPI)",
    file: "time/open-time.ts",
    find: 'duration > 0 === (edge === "near") ? earliestAfter : latestAfter',
    replace: "duration > 0 ? latestAfter : earliestAfter",
    noticedBy: arithmetic,
  },
  {
    name: "starts are rounded to minutes",
    file: "time/open-time.ts",
    find: "const found = instantAfter(open, openBefore(open, at) + duration);",
    replace: "const found = instantAfter(open, openBefore(open, Math.floor(at / 60_000) * 60_000) + duration);",
    noticedBy: arithmetic,
  },
  {
    name: "durations are rounded to minutes (Zammad)",
    file: "time/open-time.ts",
    find: "const found = instantAfter(open, openBefore(open, at) + duration);",
    replace: "const found = instantAfter(open, openBefore(open, at) + Math.round(duration / 60_000) * 60_000);",
    noticedBy: arithmetic,
  },
  {
    name: "the closing instant is open (moment-business-time, pandas)",
    file: "time/open-table.ts",
    find: "entry(ends, index) <= instant",
    replace: "entry(ends, index) < instant",
    noticedBy: arithmetic,
  },
  {
    name: "a close is a millisecond late",
    file: "time/open-table.ts",
    find: "Float64Array.from(spans, (span) => span.end)",
    replace: "Float64Array.from(spans, (span) => span.end + 1)",
    noticedBy: arithmetic,
  },
  {
    name: "the part of a span that has passed is forgotten (moment-business-time)",
    file: "time/open-table.ts",
    find: "return entry(open.sums, index) + Math.max(0, instant - entry(open.starts, index));",
    replace: "return entry(open.sums, index);",
    noticedBy: arithmetic,
  },
  {
    name: "overlapping shifts count twice (biz, moment-business-time)",
    file: "time/spans.ts",
    find: "export function mergeSpans(",
    replace:
      "export const mergeSpans = (spans: readonly Span[]): readonly Span[] => [...spans];\nexport function mergedSpans(",
    noticedBy: arithmetic,
  },
  {
    name: "the date of the start counts as a working day",
    file: "time/working-days.ts",
    find: "return start === null ? null : shiftDate(start, days);",
    replace: "return start === null ? null : shiftDate(start - 1, days);",
    noticedBy: arithmetic,
  },
  {
    name: "a make-up working day does not count as a working day (biz)",
    file: "time/timetable.ts",
    find: "return new Map([...workdays, ...layer.dates]);",
    replace: "return new Map([...(workdays.length > 0 ? [] : workdays), ...layer.dates]);",
    noticedBy: ["properties/time-china.test.ts", "properties/time-oracle.test.ts"],
  },
  {
    name: "a pause is dropped",
    file: "sla/clock.ts",
    find: "else if (endsPause(clock, type)) resume(clock, event);",
    replace: "else if (endsPause(clock, type)) clock.segments.pop();",
    noticedBy: clocks,
  },
  {
    name: "what was used before a pause is forgotten",
    file: "sla/budget.ts",
    find: "left: left - timeBetween(target.clock, since, from, calendar)",
    replace: "left",
    noticedBy: clocks,
  },
  {
    name: "a pause counts by the wall clock where the limit counts working time (Zammad)",
    file: "sla/budget.ts",
    find: "left: left - timeBetween(target.clock, since, from, calendar)",
    replace: "left: left - (from - since)",
    noticedBy: clocks,
  },
  {
    name: "a pause takes one date too many from a limit in days",
    file: "sla/day-budget.ts",
    find: "datesBetween(target, first - 1, resumeDate - 1, calendar)",
    replace: "datesBetween(target, first - 1, resumeDate, calendar)",
    noticedBy: clocks,
  },
  {
    name: "a pause takes the date on which it begins only if another follows",
    file: "sla/day-budget.ts",
    find: "datesBetween(target, first - 1, resumeDate - 1, calendar)",
    replace: "datesBetween(target, first, resumeDate - 1, calendar)",
    noticedBy: clocks,
  },
  {
    name: "a pause gives back the date of the start, which never counted",
    file: "sla/day-budget.ts",
    find: "=== 0 ? startDate : startDate + 1)",
    replace: "=== 0 ? startDate : startDate)",
    noticedBy: clocks,
  },
  {
    name: "the limit moves with whoever looks",
    file: "sla/reading.ts",
    find: 'dueAt: state === "running" ? run.dueAt : undefined,',
    replace: 'dueAt: state === "running" && run.dueAt !== undefined ? Math.max(run.dueAt, now) : undefined,',
    noticedBy: clocks,
  },
  {
    name: "late but stopped before anybody looked counts as in time (Chatwoot)",
    file: "sla/clock.ts",
    find: '  noticeBreach(clock, at);\n  if (state === "stopped")',
    replace: '  if (state === "stopped")',
    noticedBy: clocks,
  },
  {
    name: "stopping exactly at the limit is late",
    file: "sla/clock.ts",
    find: "if (clock.dueAt !== undefined && at > clock.dueAt)",
    replace: "if (clock.dueAt !== undefined && at >= clock.dueAt)",
    noticedBy: clocks,
  },
  {
    name: "an extension mends a limit that is broken",
    file: "sla/clock.ts",
    find: '  noticeBreach(clock, event.at);\n  if (state === "running") go(',
    replace: '  if (state === "running") go(',
    noticedBy: clocks,
  },
  {
    name: "a reopened clock gets the break as a gift",
    file: "sla/clock.ts",
    find: "const ranUntil = before.ranUntil ?? at;",
    replace: "const ranUntil = before.since;",
    noticedBy: clocks,
  },
  {
    name: "events are taken in the order in which they came in",
    file: "sla/clock.ts",
    find: "return sorted ? history : history.toSorted((one, other) => one.at - other.at);",
    replace: "return history;",
    noticedBy: clocks,
  },
  {
    name: "the far edge is forgotten",
    file: "sla/budget.ts",
    find: 'target.edge ?? "near"',
    replace: '"near"',
    noticedBy: clocks,
  },
  {
    name: "a breach is announced at the limit itself",
    file: "sla/moments.ts",
    find: "const first = Math.max(dueAt + 1, lateFrom);",
    replace: "const first = lateFrom;",
    noticedBy: clocks,
  },
  {
    name: "a pause makes warnings come again",
    file: "sla/moments.ts",
    find: "if (mark > span.from) raised.delete(warning);",
    replace: "raised.delete(warning);",
    noticedBy: ["../src/sla/moments.test.ts"],
  },
  {
    name: "the ladder counts the time in which the clock stood still",
    file: "sla/moments.ts",
    find: "Math.max(0, step.after - ladder.late[step.clock])",
    replace: "step.after",
    noticedBy: ["../src/sla/moments.test.ts"],
  },
  {
    name: "what happens on the last moment of a segment is lost, unless somebody looks at that moment",
    file: "sla/moments.ts",
    find: "if (at === undefined || at > to) ladder.steps.push(step);",
    replace: "if (at === undefined || at >= to) ladder.steps.push(step);",
    noticedBy: [...hotline, ...clocks],
  },
  {
    name: "what is over is announced no more",
    file: "hotline/elapse.ts",
    find: 'appeal === undefined || appeal.status === "withdrawn"',
    replace: 'appeal === undefined || "endedAt" in appeal',
    noticedBy: hotline,
  },
  {
    name: "what was announced is announced again at each look",
    file: "hotline/elapse.ts",
    find: "at > imported && !isAnnounced(announcement)",
    replace: "at > imported",
    noticedBy: ["../src/hotline/elapse.test.ts"],
  },
  {
    name: "an agency is reminded to look at what it parked at each look",
    file: "hotline/elapse.ts",
    find: "reviewAt >= resolveOn || history.slice(since).some(isReviewed)",
    replace: "reviewAt >= resolveOn",
    noticedBy: ["../src/hotline/elapse.test.ts"],
  },
  {
    name: "an import that is taken back takes along what was there before it",
    file: "appeal/history.ts",
    find: "return left > 0 ? stood.slice(0, left) : [...stood, event];",
    replace: "return left > stood.length ? stood : [...stood, event];",
    noticedBy: ["properties/standing-laws.test.ts", "../src/hotline/undo-import.test.ts"],
  },
  {
    name: "what somebody did since does not stand against taking an import back",
    file: "appeal/acts/withdraw-import.ts",
    find: 'later.filter(({ by }) => by !== "clock")',
    replace: "later.filter(() => false)",
    noticedBy: ["../src/hotline/undo-import.test.ts"],
  },
  {
    name: "what was announced by a wrong calendar is never taken back",
    file: "hotline/elapse.ts",
    find: "const wrong = [...announced].filter(([name]) => !truths.has(name));",
    replace: "const wrong = [...announced].filter(() => false);",
    noticedBy: hotline,
  },
  {
    name: "an announcement bears the moment of the look",
    file: "hotline/elapse.ts",
    find: "at: Math.max(at, lastAt),",
    replace: "at: Math.max(at, lastAt) + 1,",
    noticedBy: hotline,
  },
];
