import type { PolicyBook } from "@swiftline/core";
import {
  type LadderId,
  ladders,
  periodKinds,
  type ScoreBasis,
  scoreBoard,
  scoreReport,
  scoreRollupOf,
} from "@swiftline/core/reporting";
import type { Store } from "@swiftline/store";
import * as z from "zod";
import { asOfLog, type BuiltReport, OnlySections, withSections } from "./build-report.ts";
import { askedScheme, askedToScore } from "./score-flags.ts";

/** Whose answers count: without the appeals that were excluded from the scores, or with them. */
const bases = { counted: "without-excluded", all: "with-excluded" } as const satisfies Record<string, ScoreBasis>;
export const basisIds = Object.keys(bases) as (keyof typeof bases)[];
export const ladderIds = Object.keys(ladders) as LadderId[];

/** The scores of a period, as they were asked for by the flags of `score run`. */
export const WantedScores = z.strictObject({
  kind: z.literal("scores"),
  period: z.string(),
  calendar: z.boolean(),
  /** Another scheme than the city's: its id, or the path of a file. */
  scheme: z.string().nullable(),
  basis: z.enum(basisIds),
  ladder: z.enum(ladderIds).nullable(),
  only: OnlySections,
});
type WantedScores = z.infer<typeof WantedScores>;

/** Scores a period from a store, as a report. Throws `flag/invalid`, and the faults of a scheme file. */
export async function buildScores(wanted: WantedScores, store: Store, book: PolicyBook): Promise<BuiltReport> {
  const { basis, ladder, only } = wanted;
  const period = askedToScore(wanted);
  const asked = wanted.scheme === null ? undefined : await askedScheme(wanted.scheme);
  const measures = await store.measures([scoreRollupOf(period)]);
  const previous = periodKinds[period.kind].before(period);
  const board = scoreBoard({ measures, book, period, previous, scheme: asked?.scheme, basis: bases[basis] });
  const shown = { ...board, ladders: board.ladders.filter(({ id }) => ladder === null || id === ladder) };
  const report = scoreReport(shown, { measures, book, asOf: await asOfLog(store) });
  return { report: withSections(report, only), scheme: board.scheme, schemeHash: asked?.hash ?? null };
}
