import { SatisfiedAnswer } from "../appeal/terms.ts";
import { type Document, documentProblem } from "../document.ts";
import { didYouMean } from "../nearest.ts";
import type { Problem } from "../problem.ts";
import type { Scheme } from "./scheme.ts";
import { schemes as published } from "./schemes/index.ts";
import type { SatisfactionFile } from "./survey.ts";

/**
 * Every version of the scheme by which a city scores, in the order of their dates: its own where it has written some under that
 * name, else the published one, with the weights and credit that the city set instead. At least one unless there are problems.
 */
export function schemesOfCity(
  document: Document,
  file: SatisfactionFile,
): { readonly schemes: readonly Scheme[]; readonly problems: readonly Problem[] } {
  const own = file.schemes ?? [];
  const known: readonly Scheme[] = [...own, ...published];
  const schemes = known
    .filter(({ id }) => id === file.scheme)
    .map((scheme) => changedBy(file, scheme))
    .sort(({ from: one = "" }, { from: other = "" }) => (one < other ? -1 : 1));
  const problems = own.flatMap((scheme, at) => clashes(document, scheme, at, own));
  if (schemes.length > 0) return { schemes, problems };
  const meant = didYouMean(file.scheme, new Set(known.map(({ id }) => id)));
  const message = `there is no scoring scheme ${file.scheme}`;
  const unknown = documentProblem(document, ["scheme"], "satisfaction/unknown-scheme", message, meant);
  return { schemes, problems: [...problems, unknown] };
}

/** A scheme with what the city set instead says so: its name and version alone would promise other scores. */
function changedBy({ weights, credit }: SatisfactionFile, scheme: Scheme): Scheme {
  const changed = { ...scheme, weights: weights ?? scheme.weights, credit: credit ?? scheme.credit };
  if (scoresAlike(changed, scheme)) return scheme;
  return {
    ...changed,
    version: `${scheme.version}, changed by the city`,
    summary: "the city set its own weights or credits",
    basis: "the city's own",
  };
}

const scoresAlike = (one: Scheme, other: Scheme): boolean =>
  (["response", "resolution", "satisfaction"] as const).every((rate) => one.weights[rate] === other.weights[rate]) &&
  SatisfiedAnswer.options.every((answer) => (one.credit[answer] ?? 0) === (other.credit[answer] ?? 0));

/** What stands in the way of telling a city's scheme apart: a published name, or an earlier version for the same dates. */
function clashes(document: Document, scheme: Scheme, at: number, own: readonly Scheme[]): readonly Problem[] {
  const { id } = scheme;
  if (published.some((one) => one.id === id)) {
    const message = `there is a published scheme ${id}: name the city's own otherwise`;
    return [documentProblem(document, ["schemes", at, "id"], "satisfaction/published-scheme", message, { value: id })];
  }
  const same = own.slice(0, at).find((one) => one.id === id && overlap(one, scheme));
  if (same === undefined) return [];
  const message = `version ${same.version} of ${id} is meant for some of the same dates`;
  return [documentProblem(document, ["schemes", at, "from"], "satisfaction/versions-overlap", message)];
}

const overlap = (one: Scheme, other: Scheme): boolean =>
  (one.from ?? "") <= (other.to ?? "9999-12-31") && (other.from ?? "") <= (one.to ?? "9999-12-31");

/**
 * The version that is meant for a date, `2026-05-18`, of some in the order of their dates. Where none is, the last that began before
 * it; before all of them the first. Undefined of no versions.
 */
export const versionOn = (date: string, versions: readonly Scheme[]): Scheme | undefined =>
  versions.findLast(({ from = "" }) => from <= date) ?? versions[0];
