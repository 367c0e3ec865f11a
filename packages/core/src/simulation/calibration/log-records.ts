import type { PolicyBook } from "../../book/policy-book.ts";
import type { Agency } from "../../city/lists.ts";
import { HOUR } from "../../time/duration.ts";
import { localOf } from "../../time/zone.ts";
import { officeOf } from "../scenario/office-of.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type AnswerCell, countAnswer } from "./answer-cells.ts";
import { type Coverage, type KnownBounds, reaching, seenUntil, type Traffic, traffic } from "./coverage.ts";
import type { LengthSample } from "./grouped-lengths.ts";
import type { ObservedAppeal, Stretch, Timed } from "./observed-appeal.ts";

/** What the records of one agency say. */
export interface OfficeRecords {
  readonly lengths: Readonly<Record<Exclude<Timed, "after" | "again">, LengthSample>>;
  /** What it did with the orders that came to it first. */
  readonly signed: number;
  readonly returned: number;
  /** Of the results, those before which somebody had spoken with the caller. */
  readonly results: number;
  readonly contacted: number;
}

/** All that is kept of a log to learn from. What was still going on is cut off where the records end. */
export interface LogRecords {
  readonly appeals: number;
  /** Those of callers who had appealed before; they are not among the contacts. */
  readonly repeats: number;
  readonly orders: number;
  readonly inquiries: { readonly byPhone: number; readonly answered: number };
  /** Contacts by the hour, in local time counted from 1970, and the local times that are covered by records of them. */
  readonly contacts: ReadonlyMap<number, number>;
  readonly covered: Coverage;
  /** When the records end. */
  readonly endsAt: number;
  readonly matters: Readonly<Record<MatterField, ReadonlyMap<string, number>>>;
  readonly offices: ReadonlyMap<string, OfficeRecords>;
  readonly followUp: { readonly after: LengthSample; readonly again: LengthSample };
  readonly attempts: number;
  readonly reached: number;
  readonly answers: ReadonlyMap<string, AnswerCell>;
  /** From the registration of an order to its first result. */
  readonly toResult: LengthSample;
}

export const matterFields = ["kind", "channel", "category", "area", "language", "population"] as const;
export type MatterField = (typeof matterFields)[number];

/** Gathers the records of a log, one appeal after the other in any order. */
export interface Gathering {
  readonly add: (appeal: ObservedAppeal) => void;
  /** What was gathered, of a log that ends at `endsAt`. Ask once. */
  readonly records: (endsAt: number, known?: KnownBounds) => LogRecords;
}

type Growing<Part> = { -readonly [Field in keyof Part]: Part[Field] };

interface Sample extends LengthSample {
  readonly over: number[];
  readonly cut: number[];
}
const sample = (): Sample => ({ over: [], cut: [] });

/** Gathers what a scenario is to be fitted to; its offices say by which calendars their time is counted. */
export function gathering(scenario: Scenario, book: PolicyBook): Gathering {
  const sums = emptySums();
  const [contacts, lives] = [traffic(), traffic()];
  const open: (readonly [Stretch | "toResult", number])[] = [];
  const measure = measuring(scenario, book);
  const local = ({ from, until }: KnownBounds): KnownBounds => ({
    from: from === undefined ? undefined : localOf(book.zone, from),
    until: until === undefined ? undefined : localOf(book.zone, until),
  });
  const keep = (stretch: Stretch, until: number, ended: boolean): void => {
    const { over, cut } = sampleOf(sums, stretch);
    (ended ? over : cut).push(Math.max(0, measure(stretch, until)));
  };

  function add(appeal: ObservedAppeal): void {
    const { matter, lastAt, resultAt, firstAgency, again, stretches } = appeal;
    count(sums, appeal);
    lives.note(matter.at, lastAt);
    if (!again) countContact(sums, contacts, localOf(book.zone, matter.at));
    for (const stretch of stretches) {
      if (stretch.until === undefined) open.push([stretch, stretch.from]);
      else keep(stretch, stretch.until, stretch.ended);
    }
    if (firstAgency === undefined) return;
    if (resultAt === undefined) open.push(["toResult", matter.at]);
    else sums.toResult.over.push(resultAt - matter.at);
  }

  return {
    add,
    records(endsAt, known = {}) {
      const until = seenIn(lives.coverage(), endsAt);
      for (const [stretch, from] of open) {
        if (stretch === "toResult") sums.toResult.cut.push(until(from) - from);
        else keep(stretch, until(from), false);
      }
      return { ...sums, covered: reaching(contacts.coverage(), local(known)), endsAt };
    },
  };
}

/** Until when something that was open at a moment would have been seen to end. The last record of all is not the end of the log. */
function seenIn(seen: Coverage, endsAt: number): (at: number) => number {
  const last = seen.at(-1)?.until;
  return (at) => {
    const edge = seenUntil(seen, at);
    return edge === last ? Math.max(endsAt, edge) : edge;
  };
}

const emptySums = () => ({
  appeals: 0,
  repeats: 0,
  orders: 0,
  inquiries: { byPhone: 0, answered: 0 },
  contacts: new Map<number, number>(),
  matters: Object.fromEntries(matterFields.map((field) => [field, new Map<string, number>()])) as Record<
    MatterField,
    Map<string, number>
  >,
  offices: new Map<string, GrowingOffice>(),
  followUp: { after: sample(), again: sample() },
  attempts: 0,
  reached: 0,
  answers: new Map<string, AnswerCell>(),
  toResult: sample(),
});
type Sums = ReturnType<typeof emptySums>;

interface GrowingOffice extends Growing<OfficeRecords> {
  readonly lengths: Readonly<Record<Exclude<Timed, "after" | "again">, Sample>>;
}

function officeIn({ offices }: Sums, agency: string): GrowingOffice {
  const known = offices.get(agency);
  if (known !== undefined) return known;
  const lengths = { signs: sample(), work: sample(), handling: sample(), rework: sample() };
  const office = { lengths, signed: 0, returned: 0, results: 0, contacted: 0 };
  offices.set(agency, office);
  return office;
}

const sampleOf = (sums: Sums, { what, agency }: Stretch): Sample =>
  what === "after" || what === "again" ? sums.followUp[what] : officeIn(sums, agency).lengths[what];

function count(sums: Sums, appeal: ObservedAppeal): void {
  const { matter, again, firstAgency, decision, contacted, answers, attempts } = appeal;
  sums.appeals++;
  if (again) sums.repeats++;
  else countMatter(sums, matter);
  if (matter.kind === "inquiry" && matter.channel === "phone") {
    sums.inquiries.byPhone++;
    if (appeal.answeredAtOnce) sums.inquiries.answered++;
  }
  sums.attempts += attempts;
  sums.reached += answers.length;
  for (const answer of answers) countAnswer(sums.answers, answer);
  if (firstAgency === undefined) return;
  sums.orders++;
  const office = officeIn(sums, firstAgency);
  if (decision !== undefined) office[decision]++;
  if (contacted === undefined) return;
  office.results++;
  if (contacted) office.contacted++;
}

function countContact({ contacts }: Sums, covered: Traffic, local: number): void {
  covered.note(local, local);
  const hour = Math.floor(local / HOUR);
  contacts.set(hour, (contacts.get(hour) ?? 0) + 1);
}

function countMatter({ matters }: Sums, matter: ObservedAppeal["matter"]): void {
  for (const field of matterFields) {
    const value = matter[field];
    if (value !== undefined) matters[field].set(value, (matters[field].get(value) ?? 0) + 1);
  }
}

/** How long a stretch lasted until a moment, by the calendar of whoever is timed. */
function measuring(scenario: Scenario, book: PolicyBook): (stretch: Stretch, until: number) => number {
  const known = new Map<string, ReturnType<typeof officeOf>>();
  return ({ what, agency, from }, until) => {
    if (what === "after" || what === "again") return until - from;
    const node = book.agencies.get(agency);
    const office = known.get(agency) ?? officeOf(scenario, node ?? ({ id: agency } as Agency));
    known.set(agency, office);
    const named = what === "signs" ? office.signsIn : office.calendar;
    const calendar = named === null ? undefined : book.calendars.get(named);
    return calendar === undefined ? until - from : calendar.between(from, until);
  };
}
