import { formatValue, ladders, type Period, type ScoreMove } from "@swiftline/core/reporting";
import * as z from "zod";
import { textTable } from "./table.ts";

const Standing = z.strictObject({ score: z.number().nullable(), place: z.int().nullable() });

/** Who would stand elsewhere by another scheme. Scores are in percent, not rounded; up is how many places a unit would gain. */
export const ScoreMovesAnswer = z.strictObject({
  period: z.string(),
  scheme: z.string(),
  other: z.string(),
  /** How many units have a place by both schemes, and how many of them would have another. */
  placed: z.int(),
  moved: z.int(),
  units: z.array(
    z.strictObject({
      ladder: z.string(),
      unit: z.string(),
      name: z.string(),
      is: Standing,
      would: Standing,
      up: z.int().nullable(),
    }),
  ),
});
export type ScoreMovesAnswer = z.infer<typeof ScoreMovesAnswer>;

interface Asked {
  readonly period: Period;
  readonly scheme: string;
  readonly other: string;
  /** Only units whose place would be another. */
  readonly moved: boolean;
}

const standing = ({ composite, place }: ScoreMove["was"]) => ({
  score: composite === undefined ? null : composite * 100,
  place: place ?? null,
});

export function scoreMovesAnswer(
  moves: readonly ScoreMove[],
  { period, scheme, other, moved }: Asked,
): ScoreMovesAnswer {
  const units = moves.map(({ ladder, unit, name, was, would }) => {
    const up = was.place === undefined || would.place === undefined ? null : was.place - would.place;
    return { ladder, unit, name, is: standing(was), would: standing(would), up };
  });
  return {
    period: period.id,
    scheme,
    other,
    placed: units.filter(({ up }) => up !== null).length,
    moved: units.filter(({ up }) => up !== null && up !== 0).length,
    units: moved ? units.filter(({ up }) => up !== null && up !== 0) : units,
  };
}

/** A table for each ladder. */
export function scoreMoveLines({ period, scheme, other, placed, moved, units }: ScoreMovesAnswer): readonly string[] {
  const tables = [...Map.groupBy(units, ({ ladder }) => ladder)].flatMap(([ladder, rows]) => [
    "",
    ladders[ladder as keyof typeof ladders].title,
    textTable(
      [{ label: "Unit" }, ...["Place", "Would be", "Up", "Score", "Would be"].map((label) => ({ label, right: true }))],
      rows.map(({ name, is, would, up }) => [
        name,
        formatValue(is.place, "count"),
        formatValue(would.place, "count"),
        formatValue(up, "change"),
        formatValue(is.score, "score"),
        formatValue(would.score, "score"),
      ]),
    ),
  ]);
  return [
    `${period} by ${other} instead of ${scheme}: ${moved} of ${placed} units would have another place.`,
    ...tables,
  ];
}
