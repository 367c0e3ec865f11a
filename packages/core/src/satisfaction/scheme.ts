import type { SatisfiedAnswer } from "../appeal/terms.ts";

/** Follow-ups of many appeals, counted. Everything is counted inside the valid ones. */
export interface Answers {
  /** Appeals whose caller was reached. */
  readonly valid: number;
  readonly contacted: number;
  readonly resolved: number;
  readonly satisfied: Readonly<Partial<Record<SatisfiedAnswer, number>>>;
}

/** The three rates, each between 0 and 1, and their weighted sum; undefined where nobody was asked. */
export interface Rates {
  readonly response: number;
  readonly resolution: number;
  readonly satisfaction: number;
  readonly composite: number;
}

/**
 * What the response rate may be made of: callers who say that they were contacted, assignments signed for in time, results with
 * evidence. Of several the plain mean counts.
 */
export const responseParts = ["contacted", "signed-in-time", "evidenced"] as const;
export type ResponsePart = (typeof responseParts)[number];

/** How much of the composite each rate makes; together 1. */
export type Weights = Readonly<Record<"response" | "resolution" | "satisfaction", number>>;

/** What each answer is worth in the satisfaction rate, from 0 to 1; one that is not named is worth nothing. */
export type Credit = Readonly<Partial<Record<SatisfiedAnswer, number | undefined>>>;

/** A way to score: which answers earn how much, and how the rates are weighed. */
export interface Scheme {
  readonly id: string;
  /** Counts up with every change of what it scores. */
  readonly version: string;
  /** The first and the last date for which it is meant, both included; open where left out. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly summary: string;
  readonly basis: string;
  readonly weights: Weights;
  readonly credit: Credit;
  /** What a matter that is partly resolved is worth, from 0 to 1. */
  readonly partly: number;
  readonly response: readonly ResponsePart[];
}

/** A scheme of the registry. */
export interface PublishedScheme extends Scheme {
  /** A worked case, run as a test: the answers, and the composite score in percent to one decimal. */
  readonly example: { readonly answers: Answers; readonly score: number };
}

/** Whether the answers of callers tell all of a score: the response of the scheme is nothing but contact. */
export const isByContactAlone = ({ response }: Pick<Scheme, "response">): boolean =>
  response.every((part) => part === "contacted");

/** The three rates by a scheme, the response rate by contact alone. The composite is not rounded: that is for the last step, where it is shown. */
export function rate(answers: Answers, scheme: Pick<Scheme, "weights" | "credit">): Rates | undefined {
  const { valid, contacted, resolved, satisfied } = answers;
  if (valid === 0) return undefined;
  const credited = Object.entries(satisfied).reduce(
    (sum, [answer, count]) => sum + count * (scheme.credit[answer as SatisfiedAnswer] ?? 0),
    0,
  );
  const [response, resolution, satisfaction] = [contacted / valid, resolved / valid, credited / valid];
  const { weights } = scheme;
  const composite = weights.response * response + weights.resolution * resolution + weights.satisfaction * satisfaction;
  return { response, resolution, satisfaction, composite };
}
