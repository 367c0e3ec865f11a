import type { PolicyBook } from "@swiftline/core";
import { type Appeal, SupervisionForm } from "@swiftline/core/appeal";
import { formatInZone } from "@swiftline/core/time";
import * as z from "zod";
import { TimeAnswer } from "./answers.ts";
import { shownTime } from "./shown-time.ts";

/** What ties an appeal to others and to its scores; where nothing does, lists are empty and the rest is null. */
export const TiesAnswer = z.strictObject({
  /** The appeal for whose result it waits. */
  mergedInto: z.string().nullable(),
  /** Those that wait for its result. */
  duplicates: z.array(z.string()),
  whistles: z.array(
    z.strictObject({
      at: TimeAnswer,
      agency: z.string(),
      departments: z.array(z.string()),
      answered: z.array(z.strictObject({ agency: z.string(), at: TimeAnswer })),
    }),
  ),
  supervisions: z.array(SupervisionForm),
  problemOrder: z.strictObject({ to: z.string(), at: TimeAnswer }).nullable(),
  exclusion: z
    .strictObject({
      requestedAt: TimeAnswer,
      agency: z.string(),
      ground: z.string(),
      stands: z.enum(["requested", "granted", "refused", "appealed"]),
      final: z.boolean(),
    })
    .nullable(),
});
export type TiesAnswer = z.infer<typeof TiesAnswer>;

export function tiesAnswer(appeal: Appeal, { zone }: PolicyBook): TiesAnswer {
  const { duplicates, whistles, supervisions, problemOrder, exclusion } = appeal;
  const time = (at: number): string => formatInZone(at, zone);
  return {
    mergedInto: appeal.status === "merged" ? appeal.into : null,
    duplicates: [...duplicates],
    whistles: whistles.map(({ at, agency, departments, answered }) => ({
      at: time(at),
      agency,
      departments: [...departments],
      answered: answered.map((one) => ({ agency: one.agency, at: time(one.at) })),
    })),
    supervisions: [...supervisions],
    problemOrder: problemOrder === undefined ? null : { to: problemOrder.to, at: time(problemOrder.at) },
    exclusion: exclusion === undefined ? null : { ...exclusion, requestedAt: time(exclusion.requestedAt) },
  };
}

/** A line for each tie that there is. */
export function tieLines(ties: TiesAnswer): readonly string[] {
  const { mergedInto, duplicates, whistles, supervisions, problemOrder, exclusion } = ties;
  return [
    ...(mergedInto === null ? [] : [`  merged    into ${mergedInto}`]),
    ...(duplicates.length === 0 ? [] : [`  leads     ${duplicates.join(", ")}`]),
    ...whistles.map(({ at, agency, departments, answered }) => {
      const came = answered.map((one) => one.agency);
      const missing = departments.filter((department) => !came.includes(department));
      const waits = missing.length === 0 ? "all reported in" : `waits for ${missing.join(", ")}`;
      return `  whistle   ${shown(at)} by ${agency} for ${departments.join(", ")}; ${waits}`;
    }),
    ...(supervisions.length === 0 ? [] : [`  pressed   ${supervisions.join(", ")}`]),
    ...(problemOrder === null ? [] : [`  problem   raised to ${problemOrder.to} at ${shown(problemOrder.at)}`]),
    ...(exclusion === null
      ? []
      : [`  exclusion ${exclusion.stands}${exclusion.final ? " for good" : ""}: ${exclusion.ground}`]),
  ];
}

const shown = (time: string): string => shownTime(time, "second");
