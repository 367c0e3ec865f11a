import type { ReportSection } from "../../report.ts";
import type { ScoreBoard } from "../../scores/score-board.ts";
import { tableOf } from "../../table-of.ts";
import { shortLine } from "./ladder-lines.ts";

const ENDS = 3;

/** The first and the last three of every ladder. Units without a place are neither; no section where none has one. */
export function firstAndLast({ ladders }: ScoreBoard): readonly ReportSection[] {
  const rows = ladders.flatMap(({ title, rows }) => {
    const placed = rows.filter(({ rank }) => rank !== undefined);
    const ends = placed.length <= 2 * ENDS ? placed : [...placed.slice(0, ENDS), ...placed.slice(-ENDS)];
    return ends.map((row) => {
      const { unit, place, score, low, high, right } = shortLine(row);
      return { unit, ladder: title, place, score, low, high, right };
    });
  });
  const section: ReportSection = {
    id: "first-and-last",
    title: "The first and the last three",
    note: "Of those that have a place. Right is the probability that it is the true one.",
    table: tableOf(
      {
        unit: ["Unit", "text"],
        ladder: ["Ladder", "text"],
        place: ["Place", "count"],
        score: ["Score", "score"],
        low: ["From", "score"],
        high: ["To", "score"],
        right: ["Right", "share"],
      },
      rows,
    ),
  };
  return rows.length === 0 ? [] : [section];
}
