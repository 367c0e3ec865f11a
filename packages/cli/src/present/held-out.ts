import type { HeldOut } from "@swiftline/core/simulation/calibration";
import { DAY, formatDuration } from "@swiftline/core/time";
import * as z from "zod";
import { ink } from "./ink.ts";
import { textTable } from "./table.ts";

/** How well what was learned from the earlier part foretells the part that was held out. */
export const HeldOutAnswer = z.strictObject({
  /** Contacts by the day; null where no whole day was held out. */
  contacts: z
    .strictObject({
      days: z.int(),
      seen: z.int(),
      foretold: z.number(),
      /** The mean error in parts of what was seen. */
      meanPercentage: z.number(),
      /** The mean error a day, and that of repeating the mean of the last four of the same weekday. */
      meanAbsolute: z.number(),
      ofRepeating: z.number().nullable(),
    })
    .nullable(),
  /** The part of orders that has a result within so many days, with the interval of what was seen. */
  results: z.array(
    z.strictObject({
      days: z.number(),
      orders: z.int(),
      foretold: z.number(),
      seen: z.number(),
      low: z.number(),
      high: z.number(),
    }),
  ),
  /** The part that says yes; the mean square of the error of each chance, and that of one chance for all. */
  answers: z.array(
    z.strictObject({
      question: z.enum(["resolved", "satisfied", "unresolved"]),
      answers: z.int(),
      foretold: z.number(),
      seen: z.number(),
      brier: z.number(),
      ofOneChance: z.number(),
    }),
  ),
});

export const heldOutAnswer = ({ contacts, results, answers }: HeldOut): z.infer<typeof HeldOutAnswer> => ({
  contacts: contacts === undefined ? null : contactsAnswer(contacts),
  results: [...results],
  answers: [...answers],
});

const contactsAnswer = ({ expected, ofRepeating, ...contacts }: NonNullable<HeldOut["contacts"]>) => ({
  ...contacts,
  foretold: expected,
  ofRepeating: ofRepeating ?? null,
});

/** The forecast beside what came, for a person to read. */
export function heldOutLines({ contacts, results, answers }: HeldOut): readonly string[] {
  const rows = [
    ...(contacts === undefined ? [] : [contactRow(contacts)]),
    ...results.map(({ days, foretold, seen, low, high }) => [
      `result within ${formatDuration(days * DAY)}`,
      percent(foretold),
      percent(seen),
      `${percent(low)} to ${percent(high)}`,
    ]),
    ...answers.map(({ question, foretold, seen, answers: all, brier, ofOneChance }) => [
      questionWords[question],
      percent(foretold),
      percent(seen),
      `${all.toLocaleString("en")} answers; squared error ${brier.toFixed(3)}, of one chance for all ${ofOneChance.toFixed(3)}`,
    ]),
  ];
  if (rows.length === 0) return ["Nothing that was held out can be foretold: there are too few hours of it."];
  return [
    ink.bold("Held out, and foretold by what came before:"),
    textTable(
      [{ label: "What" }, { label: "Foretold", right: true }, { label: "Seen", right: true }, { label: "How near" }],
      rows,
    ),
  ];
}

function contactRow({
  days,
  seen,
  expected,
  meanPercentage,
  meanAbsolute,
  ofRepeating,
}: NonNullable<HeldOut["contacts"]>) {
  const beside = ofRepeating === undefined ? "" : `; repeating the last weeks ${ofRepeating.toFixed(1)}`;
  const error = `error a day ${meanAbsolute.toFixed(1)} (${percent(meanPercentage)})${beside}`;
  return [`contacts in ${days} d`, Math.round(expected).toLocaleString("en"), seen.toLocaleString("en"), error];
}

const questionWords = {
  resolved: "say resolved",
  satisfied: "satisfied, where resolved",
  unresolved: "satisfied, where not",
} as const satisfies Record<HeldOut["answers"][number]["question"], string>;

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
