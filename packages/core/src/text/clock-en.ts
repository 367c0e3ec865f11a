import type { Refusal } from "../appeal/refusals.ts";
import type { Target } from "../sla/policy.ts";
import { formatDuration } from "../time/duration.ts";
import { formatInstant } from "../time/instant.ts";
import type { ClockWords } from "./clock-words.ts";

const ends = {
  close: "to the close of business",
  endOfDay: "to the end of the day",
  sameTime: "at the same time of day",
};

const count = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? "" : "s"}`;

function sayTarget(target: Target, show: (instant: number) => string): string {
  if ("within" in target)
    return `${formatDuration(target.within)} of ${target.clock === "working" ? "working time" : "natural time"}`;
  if ("at" in target) return `by ${show(target.at)}`;
  if ("workingDays" in target) return `${count(target.workingDays, "working day")}, ${ends[target.ends]}`;
  const roll = target.roll === "nextWorking" ? ", or the next working day" : "";
  return `${count(target.calendarDays, "calendar day")}, ${ends[target.ends]}${roll}`;
}

function sayAmount(amount: number, target: Target): string {
  if ("workingDays" in target) return count(amount, "working day");
  return "calendarDays" in target ? count(amount, "calendar day") : formatDuration(amount);
}

export const clockEn: ClockWords = {
  stage: {
    acknowledge: "Sign for it",
    contact: "Speak with the caller",
    resolve: "Settle it",
    "follow-up": "Call the citizen back",
  },
  target: sayTarget,
  amount: sayAmount,
  rules: ({ policy, book, calendar }) =>
    `(policy ${policy}, book ${book}${calendar === undefined ? "" : `, calendar ${calendar}`}).`,
  segment: ({ state }, { from, to, because, counted, dueAt }) => {
    const when = to === undefined ? `Since ${from}` : `${from} to ${to}`;
    if (state === "paused") return `${when}: stands still (${because}).`;
    if (state === "stopped") return `${when}: stopped (${because}).`;
    return `${when}: runs (${because}), counts ${counted}${dueAt === undefined ? "" : `, due ${dueAt}`}.`;
  },
  due: (dueAt, left) => `Due ${dueAt}: ${left} left.`,
  overdue: (dueAt, by) => `Overdue since ${dueAt}, by ${by}.`,
  paused: (left) => `Stands still, with ${left} left.`,
  stopped: (inTime) => (inTime ? "Stopped in time." : "Stopped late."),
  broken: (at) => `A limit was broken at ${at}.`,
  provisional: (knownUntil) => `Provisional: holidays are announced until ${knownUntil} only.`,
};

export function extensionRefusedEn({
  why,
  dueAt,
  latest,
}: Extract<Refusal, { code: "appeal/may-not-extend" }>): string {
  const due = dueAt === undefined ? "" : formatInstant(dueAt);
  switch (why) {
    case "no-clock":
      return "No limit runs that could be extended.";
    case "overdue":
      return `The limit has passed, at ${due}; more time is granted before it only.`;
    case "no-later":
      return `What is wanted is no later than the limit in force, ${due}.`;
    case "too-often":
      return `The limit, ${due}, has been extended as often as the policy allows.`;
    case "too-long":
      return `The policy allows no limit later than ${formatInstant(latest ?? 0)}.`;
  }
}
