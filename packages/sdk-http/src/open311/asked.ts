import { no, ok, type Result } from "@swiftline/core";
import { parseInstant } from "@swiftline/core/time";

/** Why a request is refused: what its sender reads, and the HTTP status; several are of one status. */
export interface Wrong {
  readonly status: 400 | 403 | 404;
  readonly says: readonly string[];
}

export const wrong = (status: Wrong["status"], ...says: readonly string[]): Result<never, Wrong> =>
  no({ status, says });

/** The arguments of a request, from its query and its form. An empty one is as if it were not there. */
export interface Asked {
  readonly one: (name: string) => string | undefined;
  /** Of an argument that is repeated, as `name`, `name[]` or `name[0]`: each as it stands, commas and all. */
  readonly each: (name: string) => readonly string[];
  /** Of an argument that is repeated, or holds several by commas. */
  readonly many: (name: string) => readonly string[];
  readonly entries: readonly (readonly [string, string])[];
}

export function asked(...sources: readonly URLSearchParams[]): Asked {
  const entries = sources.flatMap((source) => [...source]).filter(([, value]) => value.trim() !== "");
  const valuesOf = (name: string) => entries.flatMap(([one, value]) => (one === name ? [value] : []));
  return {
    entries,
    one: (name) => valuesOf(name)[0],
    each: (name) => entries.flatMap(([one, value]) => (one.replace(/\[\d*\]$/, "") === name ? [value] : [])),
    many: (name) => [...new Set(valuesOf(name).flatMap((value) => value.split(",").map((one) => one.trim())))],
  };
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

const instantIn = (text: string): number | undefined => (MOMENT.test(text) ? parseInstant(text) : undefined);

/** W3C date and time with a zone, which is mandatory. */
export const isMoment = (text: string): boolean => instantIn(text) !== undefined;

/** A moment, where one is said. */
export function momentOf(asked: Asked, name: string): Result<number | undefined, string> {
  const text = asked.one(name);
  const instant = text === undefined ? undefined : instantIn(text);
  if (text !== undefined && instant === undefined) return no(`${name} must be like 2026-05-04T14:30:00Z, with a zone.`);
  return ok(instant);
}

/** A whole number of at least `least`. */
export function countOf(
  asked: Asked,
  name: string,
  { usual, least, most }: { readonly usual: number; readonly least: number; readonly most: number },
): Result<number, string> {
  const text = asked.one(name);
  if (text === undefined) return ok(usual);
  const count = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return count >= least && count <= most ? ok(count) : no(`${name} must be a whole number from ${least} to ${most}.`);
}

/** What several readings came to, or all that is wrong with any of them. */
export function together<Read extends Readonly<Record<string, unknown>>>(
  readings: {
    readonly [Name in keyof Read]: Result<Read[Name], string>;
  },
): Result<Read, Wrong> {
  const all = Object.entries<Result<unknown, string>>(readings);
  const says = all.flatMap(([, one]) => (one.ok ? [] : [one.reason]));
  if (says.length > 0) return wrong(400, ...says);
  return ok(Object.fromEntries(all.map(([name, one]) => [name, one.ok ? one.value : undefined])) as Read);
}
