import type { ReportSection, ReportValue } from "../../report.ts";
import type { Ladder, Rate, ScoreBoard, ScoreRow, ScoreSummary } from "../../scores/score-board.ts";
import { tableOf } from "../../table-of.ts";
import { changeInWords } from "./rates.ts";

const percent = (share: number | undefined): number | null => (share === undefined ? null : share * 100);
const share = ({ value }: Rate): number | null => value ?? null;

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
    note: `Units that show the same score share a place; those with fewer than ${board.smallSample} valid follow-ups have none. Right is the probability that a place is the true one, which lies between the best and the worst place nineteen times in twenty. The band is above or below where the whole interval of the score is so of the mean of the ladder. In the last line counts are sums, rates plain means over the units.`,
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
  contacted: row.response.part,
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

/** How each unit did its work, every rate with what it is counted from. */
function workOf({ id, title, rows }: Ladder, board: ScoreBoard): ReportSection {
  const basis = basisOf(board);
  return {
    id: `${id}-work${basis.id}`,
    title: `${title}: how they worked${basis.title}`,
    note: "Unreachable is of those who were called back; the excluded share of all appeals; the redo rate of the results; signed in time of what was signed for; the repeat rate, where a caller had appealed before, of the appeals.",
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
      },
      rows.map(workLine),
    ),
  };
}

const workLine = ({ name, counts: { own }, ...row }: ScoreRow) => ({
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
});

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

const shortLine = ({ name, rank, counts, valid, score, change, ...row }: ScoreRow) => ({
  unit: name,
  place: rank?.place ?? null,
  accepted: counts.own.accepted,
  valid,
  unreachable: share(row.unreachable),
  resolution: share(row.resolution),
  satisfaction: share(row.satisfaction),
  score: percent(score.composite),
  low: percent(score.interval?.low),
  high: percent(score.interval?.high),
  right: rank?.right ?? null,
  best: rank?.from ?? null,
  worst: rank?.to ?? null,
  band: row.band ?? null,
  change: change?.difference ?? null,
  says: changeInWords(change),
});

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
