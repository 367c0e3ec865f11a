import * as z from "zod";
import { weekdays } from "../../time/civil-date.ts";
import { sourced } from "./sourced.ts";
import { Lengths, Name, People, Share, TimeOfDay } from "./units.ts";

const MINUTES = 60_000;
const HOURS = 60 * MINUTES;

/** So many operators of a group from one time of the day to another, past midnight where `until` is not later. */
export const Shift = z.strictObject({
  days: sourced(
    z.array(z.enum(weekdays)).min(1).describe("the days on which it begins"),
    [...weekdays],
    "the hotline works seven days a week (People's Daily, 2024)",
  ),
  from: TimeOfDay.describe("when it begins"),
  until: TimeOfDay.describe("when it ends, on the next day where that is not later"),
  operators: People.describe("how many there are in it"),
});
export type Shift = z.infer<typeof Shift>;

/** Operators who can do the same. Groups are asked in their order for a free operator. */
export const OperatorGroup = z.strictObject({
  name: Name.describe("what it is called"),
  languages: z.array(z.string().min(1)).min(1).describe("the languages in which it answers"),
  skills: sourced(
    z.array(z.string()).describe("the skills that it has, of those that calls may need"),
    [],
    "none unless named",
  ),
  shifts: z.array(Shift).min(1).describe("when how many are on duty"),
});

/** Who takes the calls, and how long that takes. */
export const Operators = z.strictObject({
  groups: z.array(OperatorGroup).min(1).describe("operators who can do the same, asked in this order"),
  present: sourced(
    Share.describe("the part of those on duty who take calls; the others rest, learn or are ill"),
    0.85,
    "assumption",
  ),
  talk: sourced(
    Lengths.describe("how long a call lasts"),
    { kind: "lognormal", mean: 2.9 * MINUTES, scv: 1 },
    "assumption; Changzhou 2021: 150 s of talk",
  ),
  afterCall: sourced(
    Lengths.describe("how long the operator works on it afterwards"),
    { kind: "lognormal", mean: 1.9 * MINUTES, scv: 1 },
    "Beijing 2024: 4.8 min an order with talk (Beijing Daily, October 2024); the division is an assumption",
  ),
  answered: sourced(
    Share.describe(
      "of the inquiries, written ones too, those that the hotline answers at once; the others become orders like everything else",
    ),
    0.9,
    "assumption; Hangzhou 2020: 83.85 to 91 % are answered directly",
  ),
  skills: sourced(
    z
      .record(Name, z.array(z.string()).min(1))
      .describe("the categories, with those below them, about which only a group can talk that has the skill"),
    {},
    "none unless named: everybody can talk about everything",
  ),
  interpreters: sourced(
    z.record(z.string(), People).describe("how many specialists join in three-way calls, by language, round the clock"),
    {},
    "none unless named",
  ),
});
export type Operators = z.infer<typeof Operators>;

/** Who calls the citizens back. */
export const FollowUpTeam = z.strictObject({
  callers: sourced(
    People.min(1, "nobody would call back").describe("how many call back, round the clock"),
    200,
    "assumption",
  ),
  after: sourced(
    Lengths.describe("from the result to the first attempt"),
    { kind: "exponential", mean: 12 * HOURS },
    "assumption",
  ),
  again: sourced(
    Lengths.describe("from one attempt that reached nobody to the next"),
    { kind: "exponential", mean: 24 * HOURS },
    "assumption",
  ),
  talk: sourced(
    Lengths.describe("how long an attempt takes"),
    { kind: "lognormal", mean: 175_000, scv: 1 },
    "Changzhou 2021: 175 s an outbound call; its spread is an assumption",
  ),
  reached: sourced(
    Share.describe("the share of attempts that reaches somebody"),
    0.8,
    "assumption: the share of valid follow-ups is not published",
  ),
});
export type FollowUpTeam = z.infer<typeof FollowUpTeam>;
