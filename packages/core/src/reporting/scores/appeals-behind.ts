import * as z from "zod";
import type { Scheme } from "../../satisfaction/scheme.ts";
import { worthOf } from "../../satisfaction/score.ts";
import { type ExplainedMeasure, explainedMeasures, voteOn } from "./explained-measures.ts";
import type { Period } from "./periods.ts";
import type { AppealBehind } from "./score-explanation.ts";

const measures = Object.keys(explainedMeasures) as ExplainedMeasure[];

/** The appeals behind the numbers of a unit, as JSON. A vote that was not given is null; what it earns is from 0 to 1. */
export const AppealsBehind = z.strictObject({
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
export type AppealsBehind = z.infer<typeof AppealsBehind>;

interface Asked {
  readonly unit: { readonly id: string; readonly name: string };
  readonly period: Period;
  readonly scheme: Scheme;
  readonly measure?: ExplainedMeasure | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** One page of the appeals, and the counts of all. Undefined where the page is to begin behind none of them. */
export async function appealsBehind(
  behind: AsyncIterable<AppealBehind>,
  { unit, period, scheme, measure, after, limit }: Asked,
): Promise<AppealsBehind | undefined> {
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
  if (!begun) return undefined;
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

function lineOf(appeal: AppealBehind, scheme: Scheme): AppealsBehind["appeals"][number] {
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
