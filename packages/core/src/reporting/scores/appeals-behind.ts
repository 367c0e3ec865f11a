import * as z from "zod";
import type { Scheme } from "../../satisfaction/scheme.ts";
import { type Scored, worthOf } from "../../satisfaction/score.ts";
import { type ExplainedMeasure, explainedMeasures, voteOn } from "./explained-measures.ts";
import type { Period } from "./periods.ts";
import type { AppealBehind } from "./score-explanation.ts";

const measures = Object.keys(explainedMeasures) as ExplainedMeasure[];
/** From these a response is made that is not contact alone. */
const workMeasures = ["signed", "signed-in-time", "results", "evidenced"] as const;

/**
 * The appeals behind the numbers of a unit, as JSON. A vote that was not given is null; what it earns is from 0 to 1, with what of
 * the response no caller tells as it is for the unit without its excluded appeals.
 */
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
  const work = { signed: 0, "signed-in-time": 0, results: 0, evidenced: 0 };
  const page: AppealBehind[] = [];
  let begun = after === undefined;
  let more = false;
  for await (const appeal of behind) {
    for (const one of measures) if (explainedMeasures[one](appeal)) counts[one]++;
    if (appeal.basis === "counted") for (const one of workMeasures) if (appeal.measures.includes(one)) work[one]++;
    const isWanted = measure === undefined || explainedMeasures[measure](appeal);
    if (begun && isWanted && page.length < limit) page.push(appeal);
    else if (begun && isWanted) more = true;
    begun ||= appeal.appealId === after;
  }
  if (!begun) return undefined;
  const scored: Scored = {
    votes: [],
    signedInTime: { part: work["signed-in-time"], whole: work.signed },
    evidenced: { part: work.evidenced, whole: work.results },
  };
  return {
    unit: unit.id,
    name: unit.name,
    period: period.id,
    scheme: scheme.id,
    measure: measure ?? null,
    counts,
    appeals: page.map((appeal) => lineOf(appeal, scored, scheme)),
    next: more ? (page.at(-1)?.appealId ?? null) : null,
  };
}

function lineOf(appeal: AppealBehind, scored: Scored, scheme: Scheme): AppealsBehind["appeals"][number] {
  const vote = voteOn(appeal);
  return {
    appeal: appeal.appealId,
    as: appeal.as,
    basis: appeal.basis,
    contacted: vote?.contacted ?? null,
    resolved: vote?.resolved ?? null,
    satisfied: vote?.satisfied ?? null,
    earns: (vote && worthOf(vote, scored, scheme)) ?? null,
    in: measures.filter((measure) => explainedMeasures[measure](appeal)),
  };
}
