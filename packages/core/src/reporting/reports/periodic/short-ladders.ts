import type { ReportSection } from "../../report.ts";
import type { ScoreBoard } from "../../scores/score-board.ts";
import { tableOf } from "../../table-of.ts";
import { shortLine } from "./ladder-lines.ts";

/** Every ladder of a board with what a bulletin says of it. */
export const shortLadders = (board: ScoreBoard, of: string, against: string): readonly ReportSection[] =>
  board.ladders.map(({ id, title, rows }) => ({
    id,
    title: `${title}: ${of}`,
    note: `Without the appeals that are excluded from the scores. Units with fewer than ${board.smallSample} valid follow-ups have no place; right is the probability that a place is the true one. The change of the score is against ${against}.`,
    table: tableOf(
      {
        unit: ["Unit", "text"],
        place: ["Place", "count"],
        accepted: ["Appeals", "count"],
        valid: ["Valid follow-ups", "count"],
        unreachable: ["Unreachable", "share"],
        resolution: ["Resolution", "share"],
        satisfaction: ["Satisfaction", "share"],
        score: ["Score", "score"],
        low: ["From", "score"],
        high: ["To", "score"],
        right: ["Right", "share"],
        best: ["Best place", "count"],
        worst: ["Worst place", "count"],
        band: ["Band", "text"],
        change: ["Change", "points"],
        says: ["Which is", "text"],
      },
      rows.map(shortLine),
    ),
    chart: { kind: "intervals", series: ["score", "low", "high"], says: "The score of each unit with its interval." },
  }));
