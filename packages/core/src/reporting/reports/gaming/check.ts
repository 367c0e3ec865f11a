import type { PolicyBook } from "../../../book/policy-book.ts";
import type { ReportColumn, ReportSection, ReportValue } from "../../report.ts";
import { tableOf } from "../../table-of.ts";

/** Below this many cases nothing is said. Ours; no source sets one. */
export const LEAST_CASES = 30;

/** With fewer peers than this that have enough cases nothing is compared: how much they differ could not be known. Ours. */
export const LEAST_PEERS = 5;

/**
 * The chance below which something is named, after the correction for many comparisons. Less than the usual 5 %, since how much peers
 * differ is itself an estimate: so that less than 5 % of the reports of honest cities name anything, also where agencies differ widely.
 */
export const NAMED_BELOW = 0.02;

/** How likely so much is where nothing is out of the ordinary, or why that is not asked. */
export type Ruling = { readonly chance: number } | { readonly silent: string };

/** One row of a check. */
export interface Compared {
  /** Whose row it is: an agency, a cue. */
  readonly who: string;
  readonly cells: Readonly<Record<string, ReportValue>>;
  /** Its figures in words. */
  readonly shown: string;
  readonly ruling: Ruling;
}

/** One way in which figures can be made rather than earned, looked at for everybody. */
export interface Check {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  /** The columns of the cells, in order; the chance and a sentence follow them. */
  readonly columns: Readonly<Record<string, readonly [label: string, unit: ReportColumn["unit"]]>>;
  /** What is said of a row that stands out. */
  readonly unlike: string;
  readonly rows: readonly Compared[];
}

/** A row with its chance after the correction; undefined where nothing was compared. */
export interface Judged extends Compared {
  readonly corrected: number | undefined;
}

export const isUnlike = ({ corrected }: Judged): boolean => corrected !== undefined && corrected < NAMED_BELOW;

/** A check as a section: what stands out first, then by code, what is silent last. */
export function sectionOf({ id, title, note, columns, unlike }: Check, rows: readonly Judged[]): ReportSection {
  const says = (row: Judged): string => {
    if ("silent" in row.ruling) return row.ruling.silent;
    return isUnlike(row) ? unlike : "no more than chance";
  };
  const shown = rows
    .toSorted((a, b) => (a.corrected ?? 2) - (b.corrected ?? 2) || (a.who < b.who ? -1 : 1))
    .map((row) => ({ ...row.cells, chance: row.corrected ?? null, says: says(row) }));
  return {
    id,
    title,
    note,
    table: tableOf({ ...columns, chance: ["Chance", "share"], says: ["Says", "text"] }, shown),
  };
}

export const UNLIKE_PEERS = "differs from its peers by more than chance would";
export const tooFew = (least = LEAST_CASES): string => `too few, under ${least}`;

/** What an agency shows, beside the same of the others of its kind. */
export interface BesidePeers<Shown> {
  readonly agency: string;
  readonly own: Shown;
  /** The others of its kind of which enough is known. */
  readonly peers: readonly Shown[];
  /** Why nothing is compared: it or its peers show too little. */
  readonly silent: string | undefined;
}

/** Sets every agency beside the others of its kind. Agencies that are not in the city's list have no peers. */
export function besidePeers<Shown>(
  shown: ReadonlyMap<string, Shown>,
  isEnough: (one: Shown) => boolean,
  { agencies }: PolicyBook,
): readonly BesidePeers<Shown>[] {
  const known = [...shown].map(([agency, own]) => ({ agency, own, kind: agencies.get(agency)?.kind }));
  const byKind = Map.groupBy(
    known.filter(({ own }) => isEnough(own)),
    ({ kind }) => kind,
  );
  return known.map(({ agency, own, kind }) => {
    const alike = kind === undefined ? [] : (byKind.get(kind) ?? []);
    const peers = alike.filter((one) => one.agency !== agency).map((one) => one.own);
    const alone = peers.length < LEAST_PEERS ? `too few peers, under ${LEAST_PEERS}` : undefined;
    return { agency, own, peers, silent: isEnough(own) ? alone : tooFew() };
  });
}
