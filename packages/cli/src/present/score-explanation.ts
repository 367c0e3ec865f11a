import {
  type AppealBehind,
  type ExplainedMeasure,
  explainedMeasures,
  formatValue,
  type Period,
  voteOn,
} from "@swiftline/core/reporting";
import { type Scheme, worthOf } from "@swiftline/core/satisfaction";
import { z } from "zod";
import { invalid } from "../flags.ts";
import { textTable } from "./table.ts";

const measures = Object.keys(explainedMeasures) as ExplainedMeasure[];

/** The appeals behind the numbers of a unit. A vote that was not given is null; what it earns is from 0 to 1. */
export const ScoreExplanationAnswer = z.strictObject({
  unit: z.string(),
  name: z.string(),
  period: z.string(),
  scheme: z.string(),
  measure: z.enum(measures).nullable(),
  /** How many appeals are behind each number of the unit, excluded ones and those to which it was whistled included. */
  counts: z.strictObject(
    Object.fromEntries(measures.map((measure) => [measure, z.int()])) as Record<ExplainedMeasure, z.ZodInt>,
  ),
  appeals: z.array(
    z.strictObject({
      appeal: z.string(),
      as: z.enum(["lead", "whistled"]),
      basis: z.enum(["counted", "excluded"]),
      contacted: z.boolean().nullable(),
      resolved: z.string().nullable(),
      satisfied: z.string().nullable(),
      earns: z.number().nullable(),
      in: z.array(z.enum(measures)),
    }),
  ),
  /** The appeal after which the next page begins; null on the last one. */
  next: z.string().nullable(),
});
export type ScoreExplanationAnswer = z.infer<typeof ScoreExplanationAnswer>;

interface Asked {
  readonly unit: { readonly id: string; readonly name: string };
  readonly period: Period;
  readonly scheme: Scheme;
  readonly measure?: ExplainedMeasure | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** One page of the appeals, and the counts of all. Throws `flag/invalid` where the page is to begin behind none of them. */
export async function appealsBehind(
  behind: AsyncIterable<AppealBehind>,
  asked: Asked,
): Promise<ScoreExplanationAnswer> {
  const { unit, period, scheme, measure, after, limit } = asked;
  const counts = Object.fromEntries(measures.map((one) => [one, 0])) as Record<ExplainedMeasure, number>;
  const page: AppealBehind[] = [];
  let begun = after === undefined;
  let more = false;
  for await (const appeal of behind) {
    for (const one of measures) if (explainedMeasures[one](appeal)) counts[one]++;
    const isWanted = measure === undefined || explainedMeasures[measure](appeal);
    if (begun && isWanted && page.length < limit) page.push(appeal);
    else if (begun && isWanted) more = true;
    begun ||= appeal.appealId === after;
  }
  if (!begun) throw invalid(`--after: ${after} is not behind the scores of ${unit.id} in ${period.id}`);
  return {
    unit: unit.id,
    name: unit.name,
    period: period.id,
    scheme: scheme.id,
    measure: measure ?? null,
    counts,
    appeals: page.map((appeal) => lineOf(appeal, scheme)),
    next: more ? (page.at(-1)?.appealId ?? null) : null,
  };
}

const nothing = { part: 0, whole: 0 } as const;

function lineOf(appeal: AppealBehind, scheme: Scheme): ScoreExplanationAnswer["appeals"][number] {
  const vote = voteOn(appeal);
  const scored = { votes: [], signedInTime: nothing, evidenced: nothing };
  return {
    appeal: appeal.appealId,
    as: appeal.as,
    basis: appeal.basis,
    contacted: vote?.contacted ?? null,
    resolved: vote?.resolved ?? null,
    satisfied: vote?.satisfied ?? null,
    earns: vote === undefined ? null : worthOf(vote, scored, scheme),
    in: measures.filter((measure) => explainedMeasures[measure](appeal)),
  };
}

export function scoreExplanationLines(answer: ScoreExplanationAnswer): readonly string[] {
  const { name, period, measure, counts, appeals, scheme } = answer;
  const told = measures.filter((one) => counts[one] > 0).map((one) => `${one} ${formatValue(counts[one], "count")}`);
  const head = `${name}, ${period}, by ${scheme}: ${told.length === 0 ? "no appeals" : told.join(", ")}.`;
  if (appeals.length === 0) return [head, ...(measure === null ? [] : [`No appeal is behind ${measure}.`])];
  const columns = ["Appeal", "As", "Contacted", "Resolved", "Satisfied", "Earns", "Counts as"];
  const rows = appeals.map(({ appeal, as, contacted, resolved, satisfied, earns, in: within }) => [
    appeal,
    as,
    contacted === null ? "–" : contacted ? "yes" : "no",
    resolved ?? "–",
    satisfied ?? "–",
    earns === null ? "–" : earns.toFixed(2),
    within.join(", "),
  ]);
  return [
    head,
    "",
    textTable(
      columns.map((label) => ({ label, right: label === "Earns" })),
      rows,
    ),
  ];
}
