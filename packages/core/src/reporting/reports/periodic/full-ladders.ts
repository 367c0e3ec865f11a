import { isByContactAlone } from "../../../satisfaction/scheme.ts";
import type { ReportSection, ReportValue } from "../../report.ts";
import type { Ladder, ScoreBoard, ScoreRow, ScoreSummary } from "../../scores/score-board.ts";
import { shareOf, tableOf } from "../../table-of.ts";
import { percent, share, shortLine } from "./ladder-lines.ts";
import { partsInWords } from "./response.ts";

/** How sections say on which basis they are. */
const basisOf = ({ basis }: ScoreBoard): { readonly id: string; readonly title: string } =>
  basis === "without-excluded" ? { id: "", title: "" } : { id: "-with-excluded", title: ", with the excluded appeals" };

/** Every ladder of a board: the scores of its units, and how they did their work. */
export const fullLadders = (board: ScoreBoard): readonly ReportSection[] =>
  board.ladders.flatMap((ladder) => [scoresOf(ladder, board), workOf(ladder, board)]);

function scoresOf({ id, title, rows, summary }: Ladder, board: ScoreBoard): ReportSection {
  const basis = basisOf(board);
  return {
    id: `${id}${basis.id}`,
    title: `${title}${basis.title}`,
    note: `Units that show the same score share a place; those with fewer than ${board.smallSample} valid follow-ups have none. Right is the probability that a place is the true one, which lies between the best and the worst place nineteen times in twenty. The band is above or below where the whole interval of the score is so of the mean of the ladder. In the last line counts are sums, rates plain means over the units.${isByContactAlone(board.scheme) ? "" : ` Response is the plain mean of ${partsInWords(board.scheme)}: what of it is not asked of callers stands in how they worked.`}`,
    table: tableOf(
      {
        unit: ["Unit", "text"],
        place: ["Place", "count"],
        accepted: ["Appeals", "count"],
        valid: ["Valid follow-ups", "count"],
        unreachable: ["Unreachable", "share"],
        contacted: ["Contacted", "count"],
        resolved: ["Resolved", "count"],
        satisfied: ["Satisfied", "count"],
        response: ["Response", "share"],
        resolution: ["Resolution", "share"],
        satisfaction: ["Satisfaction", "share"],
        score: ["Score", "score"],
        low: ["From", "score"],
        high: ["To", "score"],
        right: ["Right", "share"],
        best: ["Best place", "count"],
        worst: ["Worst place", "count"],
        band: ["Band", "text"],
        class: ["Class", "text"],
        change: ["Change", "points"],
        says: ["Which is", "text"],
      },
      [...rows.map(scoreLine), ...(rows.length > 1 ? [summaryLine(summary)] : [])],
    ),
    chart: { kind: "intervals", series: ["score", "low", "high"], says: "The score of each unit with its interval." },
  };
}

type Line = Readonly<Record<string, ReportValue>>;

const scoreLine = (row: ScoreRow): Line => ({
  ...shortLine(row),
  contacted: row.score.contacted.part,
  resolved: row.resolution.part,
  satisfied: row.satisfaction.part,
  response: share(row.response),
  class: row.class ?? null,
});

/** Sums and means have no place, no interval and no change. */
const summaryLine = (summary: ScoreSummary): Line => ({
  unit: `All ${summary.units}`,
  accepted: summary.accepted,
  valid: summary.valid,
  response: summary.response ?? null,
  resolution: summary.resolution ?? null,
  satisfaction: summary.satisfaction ?? null,
  score: percent(summary.composite),
});

/** How each unit did its work, every rate with what it is counted from; evidence where the scheme asks for it. */
function workOf({ id, title, rows }: Ladder, board: ScoreBoard): ReportSection {
  const basis = basisOf(board);
  const asksEvidence = board.scheme.response.includes("evidenced");
  return {
    id: `${id}-work${basis.id}`,
    title: `${title}: how they worked${basis.title}`,
    note: `Unreachable is of those who were called back; the excluded share of all appeals; the redo rate of the results; signed in time of what was signed for; the repeat rate, where a caller had appealed before, of the appeals.${asksEvidence ? " The evidence share is of the results." : ""}`,
    table: tableOf(
      {
        unit: ["Unit", "text"],
        accepted: ["Appeals", "count"],
        settled: ["Settled", "count"],
        asked: ["Called back", "count"],
        unreached: ["Not reached", "count"],
        unreachable: ["Unreachable", "share"],
        leftOut: ["Excluded", "count"],
        excluded: ["Excluded share", "share"],
        results: ["Results", "count"],
        reworked: ["Done again", "count"],
        redo: ["Redo rate", "share"],
        signed: ["Signed", "count"],
        inTime: ["In time", "count"],
        signedInTime: ["Signed in time", "share"],
        repeated: ["Repeats", "count"],
        repeats: ["Repeat rate", "share"],
        perTenThousand: ["Per 10,000 residents", "decimal"],
        ...(asksEvidence && evidenceColumns),
      },
      rows.map(workLine),
    ),
  };
}

const evidenceColumns = { evidenced: ["With evidence", "count"], evidence: ["Evidence share", "share"] } as const;

const workLine = ({ name, counts: { own }, ...row }: ScoreRow): Line => ({
  unit: name,
  accepted: own.accepted,
  settled: own.settled,
  asked: row.unreachable.whole,
  unreached: row.unreachable.part,
  unreachable: share(row.unreachable),
  leftOut: row.excluded.part,
  excluded: share(row.excluded),
  results: row.redo.whole,
  reworked: row.redo.part,
  redo: share(row.redo),
  signed: row.signedInTime.whole,
  inTime: row.signedInTime.part,
  signedInTime: share(row.signedInTime),
  repeated: row.repeats.part,
  repeats: share(row.repeats),
  perTenThousand: row.perTenThousand ?? null,
  evidenced: own.evidenced,
  evidence: shareOf(own.evidenced, own.results),
});
