import { z } from "zod";
import { agencyKinds } from "../../city/lists.ts";
import { weekdays } from "../../time/civil-date.ts";
import { sourced } from "./sourced.ts";
import { Lengths, People, Share, TimeOfDay } from "./units.ts";

const MINUTES = 60_000;
const HOURS = 60 * MINUTES;

/** So many operators of a group from one time of the day to another, past midnight where `until` is not later. */
export const Shift = z.strictObject({
  days: sourced(
    z.array(z.enum(weekdays)).min(1),
    [...weekdays],
    "the hotline works seven days a week (People's Daily, 2024)",
  ),
  from: TimeOfDay,
  until: TimeOfDay,
  operators: People,
});
export type Shift = z.infer<typeof Shift>;

/** Operators who can do the same. Groups are asked in their order for a free operator. */
export const OperatorGroup = z.strictObject({
  name: z.string().min(1),
  languages: z.array(z.string().min(1)).min(1),
  shifts: z.array(Shift).min(1),
});

/** Who takes the calls, and how long that takes. */
export const Operators = z.strictObject({
  groups: z.array(OperatorGroup).min(1),
  /** The part of those on duty who take calls; the others rest, learn or are ill. */
  present: sourced(Share, 0.85, "assumption"),
  talk: sourced(
    Lengths,
    { kind: "lognormal", mean: 2.9 * MINUTES, scv: 1 },
    "assumption; Changzhou 2021: 150 s of talk",
  ),
  afterCall: sourced(
    Lengths,
    { kind: "lognormal", mean: 1.9 * MINUTES, scv: 1 },
    "Beijing 2024: 4.8 min an order with talk (Beijing Daily, October 2024); the division is an assumption",
  ),
  /** Of the inquiries, those that the operator answers at once; the others become orders like everything else. */
  answered: sourced(Share, 0.9, "assumption; Hangzhou 2020: 83.85 to 91 % are answered directly"),
  /** Specialists who join in a three-way call, by language, round the clock. */
  interpreters: sourced(z.record(z.string(), People), {}, "none unless named"),
});
export type Operators = z.infer<typeof Operators>;

const disciplines = ["fifo", "earliest-due", "severity", "score-gaming"] as const;

/** What may be said of how an agency works. */
const office = {
  staff: People.min(1, "an agency without staff never settles anything"),
  /** A calendar of the city folder; round the clock where it is null. */
  calendar: z.string().nullable(),
  /** Whose turn it is: who came first, is due first, is most severe, or costs the least time for one good answer. */
  discipline: z.enum(disciplines),
  /** Open time until an order is signed for or returned. */
  signs: Lengths,
  /** Open time for which one of the staff works on an appeal, and works on it again. */
  work: Lengths,
  rework: Lengths,
  /** That the agency says it is not the one, where it may. */
  returns: Share,
  /** That it speaks with the caller before it works. */
  contacts: Share,
} as const;

/** How an agency works. */
export const Office = z.strictObject({
  staff: sourced(office.staff, 3, "assumption"),
  calendar: sourced(office.calendar, null, "assumption; signing round the clock is advised (draft of DB11/T 2021)"),
  discipline: sourced(office.discipline, "fifo", "assumption"),
  signs: sourced(office.signs, { kind: "exponential", mean: 20 * MINUTES }, "assumption"),
  work: sourced(office.work, { kind: "lognormal", mean: 5 * HOURS, scv: 1.5 }, "assumption"),
  rework: sourced(office.rework, { kind: "lognormal", mean: 3 * HOURS, scv: 1.5 }, "assumption"),
  returns: sourced(office.returns, 0.05, "assumption: no rate of returns is published"),
  contacts: sourced(office.contacts, 0.97, "assumption; Beijing: a response rate of 98 to 100 % (F07, F18)"),
});
export type Office = z.infer<typeof Office>;

const OfficeChange = z.strictObject(office).partial();

/** The agencies: how they usually work, and what is different for a kind of agency, or for one of them. */
export const Offices = z.strictObject({
  usual: Office.prefault({}),
  kinds: z.partialRecord(z.enum(agencyKinds), OfficeChange).default({}),
  agencies: z.record(z.string(), OfficeChange).default({}),
});

/** Who calls the citizens back. */
export const FollowUpTeam = z.strictObject({
  callers: sourced(People.min(1, "nobody would call back"), 200, "assumption"),
  /** From the result to the first attempt, and from one attempt to the next. */
  after: sourced(Lengths, { kind: "exponential", mean: 12 * HOURS }, "assumption"),
  again: sourced(Lengths, { kind: "exponential", mean: 24 * HOURS }, "assumption"),
  talk: sourced(
    Lengths,
    { kind: "lognormal", mean: 175_000, scv: 1 },
    "Changzhou 2021: 175 s an outbound call; its spread is an assumption",
  ),
  reached: sourced(Share, 0.8, "assumption: the share of valid follow-ups is not published"),
});
export type FollowUpTeam = z.infer<typeof FollowUpTeam>;
