import type { PolicyBook } from "../../../book/policy-book.ts";
import { formatInZone } from "../../../time/zone.ts";
import { counted } from "../../counted.ts";
import type { Figure, Report, ReportKind, ReportQuestion, ReportSection } from "../../report.ts";
import { conductCounts, limitUse } from "../../rollups/conduct.ts";
import { tableOf } from "../../table-of.ts";
import { channelCheck } from "./channels.ts";
import { type Check, isUnlike, type Judged, LEAST_CASES, LEAST_PEERS, NAMED_BELOW, sectionOf } from "./check.ts";
import { cueChecks } from "./cues.ts";
import { holm } from "./holm.ts";
import { bunchingCheck, limitUseSection } from "./limit-use.ts";
import { shareChecks } from "./shares.ts";

/** Asks whether figures are made rather than earned. It says what is unlike, and never why. */
export const gaming: ReportKind = {
  id: "gaming",
  title: "Gaming",
  summary:
    "whether figures are made rather than earned: each agency beside its peers, replies right before limits, answers by channel, loud cues",
  inspects: true,
  rollups: ["conduct", "limit-use", "cues", "cue-contacts"],
  build(question): Report {
    const { book, asOf } = question;
    const judged = judge([
      ...shareChecks(question),
      bunchingCheck(question),
      channelCheck(question),
      ...cueChecks(question),
    ]);
    const days = [...counted(question, conductCounts).by("day").keys()];
    return {
      id: "gaming",
      title: `${book.city.name}: gaming`,
      city: book.city.name,
      from: question.from ?? days[0] ?? "",
      to: question.to ?? days.at(-1) ?? "",
      asOf: formatInZone(asOf, book.zone),
      book: book.version,
      notes: notesOf(question, judged),
      figures: figuresOf(judged.flatMap(({ rows }) => rows)),
      sections: [
        unlikeSection(judged, book),
        ...judged.map(({ check, rows }) => sectionOf(check, rows)).filter(({ table }) => table.rows.length > 0),
        ...(counted(question, limitUse).total("results") > 0 ? [limitUseSection(question)] : []),
      ],
    };
  },
};

interface JudgedCheck {
  readonly check: Check;
  readonly rows: readonly Judged[];
}

/** Corrects the chances of all comparisons of the report together. */
function judge(checks: readonly Check[]): readonly JudgedCheck[] {
  const compared = checks.flatMap(({ rows }) => rows.filter(({ ruling }) => "chance" in ruling));
  const chances = holm(compared.map(({ ruling }) => ("chance" in ruling ? ruling.chance : 1)));
  const corrected = new Map(compared.map((row, n) => [row, chances[n]]));
  return checks.map((check) => ({
    check,
    rows: check.rows.map((row) => ({ ...row, corrected: corrected.get(row) })),
  }));
}

function notesOf({ book }: ReportQuestion, judged: readonly JudgedCheck[]): readonly string[] {
  const unseen = judged.filter(({ rows }) => rows.length === 0).map(({ check }) => check.title.toLowerCase());
  return [
    "What stands out here is unlike its peers, and there may be good reasons for it: other matters, other districts, other callers. It is a question to ask, no finding against anybody.",
    `Chance is how likely so much is where an agency is like the others of its kind, who differ among themselves too; corrected by Holm for all comparisons of this report. Below ${100 * NAMED_BELOW} % it is named: in honest cities, less than 1 report in 20 names anything. Nothing is said below ${LEAST_CASES} cases or ${LEAST_PEERS} peers.`,
    "From and to are the 95 % interval: Wilson's for a share, Newcombe's for a gap of two, the normal distribution's for loud cues.",
    ...(unseen.length === 0
      ? []
      : [`Not looked at, since the record holds nothing of the kind: ${unseen.join("; ")}.`]),
    ...(Object.keys(book.city.loudCues).length === 0 ? ["The city names no loud cues of its own."] : []),
  ];
}

function figuresOf(rows: readonly Judged[]): readonly Figure[] {
  const compared = rows.filter(({ corrected }) => corrected !== undefined).length;
  const unlike = rows.filter(isUnlike).length;
  const note = `of ${rows.length} that could be looked at`;
  return [
    { id: "unlike", label: "What differs", value: unlike, unit: "count", note: `of ${compared} comparisons` },
    { id: "compared", label: "Comparisons", value: compared, unit: "count", note },
    { id: "silent", label: "Too few to say", value: rows.length - compared, unit: "count", note },
  ];
}

/** Everything that stands out, the least likely first. */
function unlikeSection(judged: readonly JudgedCheck[], book: PolicyBook): ReportSection {
  const rows = judged
    .flatMap(({ check, rows }) => rows.filter(isUnlike).map((row) => ({ check, row })))
    .toSorted((a, b) => (a.row.corrected ?? 1) - (b.row.corrected ?? 1) || (a.row.who < b.row.who ? -1 : 1));
  return {
    id: "unlike",
    title: "What differs by more than chance would",
    note: rows.length === 0 ? "Nothing." : "Each is told in the section of its name, beside everybody else.",
    table: tableOf(
      {
        number: ["No.", "text"],
        who: ["Who", "text"],
        name: ["Name", "text"],
        what: ["In what", "text"],
        figures: ["Figures", "text"],
        chance: ["Chance", "share"],
        says: ["Says", "text"],
      },
      rows.map(({ check, row }, n) => ({
        number: String(n + 1),
        who: row.who,
        name: book.agencies.get(row.who)?.name ?? "",
        what: check.title,
        figures: row.shown,
        chance: row.corrected ?? null,
        says: check.unlike,
      })),
    ),
  };
}
