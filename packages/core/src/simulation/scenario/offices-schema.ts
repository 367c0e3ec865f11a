import * as z from "zod";
import { agencyKinds } from "../../city/lists.ts";
import { sourced } from "./sourced.ts";
import { Lengths, People, Share } from "./units.ts";

const MINUTES = 60_000;
const HOURS = 60 * MINUTES;

const disciplines = ["fifo", "earliest-due", "severity", "score-gaming"] as const;

const exponential = (mean: number) => ({ kind: "exponential", mean }) as const;
const lognormal = (mean: number, scv: number) => ({ kind: "lognormal", mean, scv }) as const;

/** What may be said of how an agency works. */
const office = {
  staff: People.min(1, "an agency without staff never settles anything").describe("how many work on appeals at once"),
  calendar: z
    .string()
    .nullable()
    .describe("the calendar of the city folder by which it works; round the clock where it is null"),
  signsIn: z
    .string()
    .nullable()
    .describe(
      "the calendar by which it signs for orders, returns them and takes them over; round the clock where it is null",
    ),
  discipline: z
    .enum(disciplines)
    .describe(
      "whose turn it is: who came first, is due first, has the shortest limit, or costs the least time for one good answer",
    ),
  signs: Lengths.describe(
    "time by signsIn until an order is signed for or returned, or one that is offered is taken over",
  ),
  work: Lengths.describe("time by calendar for which one of the staff works on an appeal"),
  rework: Lengths.describe("time by calendar for which one works on it again"),
  returns: Share.describe("the share of orders of which it says that it is not the one, where it may"),
  transfers: Share.describe(
    "the share of orders that it signs for and offers to another agency of its kind, which takes them over; what has moved once is not offered",
  ),
  whistles: Share.describe(
    "the share of orders for which it whistles for a department, where its kind may; it begins when that one has reported in",
  ),
  reportsIn: Lengths.describe("time by calendar until it reports in where another agency whistles for it"),
  contacts: Share.describe("the share of orders of which it speaks with the caller before it works"),
} as const;

/** How an agency works. */
export const Office = z.strictObject({
  staff: sourced(office.staff, 3, "assumption"),
  calendar: sourced(office.calendar, null, "assumption"),
  signsIn: sourced(office.signsIn, null, "signing round the clock is advised (draft of DB11/T 2021)"),
  discipline: sourced(office.discipline, "fifo", "assumption"),
  signs: sourced(office.signs, exponential(20 * MINUTES), "assumption"),
  work: sourced(office.work, lognormal(5 * HOURS, 1.5), "assumption"),
  rework: sourced(office.rework, lognormal(3 * HOURS, 1.5), "assumption"),
  returns: sourced(office.returns, 0.05, "assumption: no rate of returns is published"),
  transfers: sourced(office.transfers, 0.01, "assumption: no rate of transfers is published"),
  whistles: sourced(office.whistles, 0.02, "assumption: no rate of whistles is published"),
  reportsIn: sourced(office.reportsIn, exponential(4 * HOURS), "assumption: the law says promptly, and no limit"),
  contacts: sourced(office.contacts, 0.97, "assumption; Beijing: a response rate of 98 to 100 % (F07, F18)"),
});
export type Office = z.infer<typeof Office>;

const OfficeChange = z.strictObject(office).partial();

/** The agencies: how they usually work, and what is different for a kind of agency, or for one of them. */
export const Offices = z.strictObject({
  usual: Office.prefault({}).describe("how agencies usually work"),
  kinds: z
    .partialRecord(z.enum(agencyKinds), OfficeChange)
    .default({})
    .describe("what is different, by kind of agency"),
  agencies: z.record(z.string(), OfficeChange).default({}).describe("what is different, by agency"),
});
