import type { AttributeType, Position } from "../appeal/terms.ts";
import { type CivilDate, weekdayIndexOf } from "../time/civil-date.ts";
import { HOUR } from "../time/duration.ts";
import type { Instant } from "../time/instant.ts";
import { dateOfLocal, timeOfLocal } from "../time/local-time.ts";
import { compileZone, localOf, type Zone } from "../time/zone.ts";
import { type Folding, foldingOf } from "./engine/folding.ts";

/** Codes in a tree; a node stands for all that lie below it. */
export interface Hierarchy {
  readonly has: (code: string) => boolean;
  /** A node and all below it. */
  readonly within: (code: string) => readonly string[];
  readonly nodes: readonly { readonly id: string; readonly parent?: string | undefined }[];
}

/** The codes of a flat list. */
export interface KnownCodes {
  readonly has: (code: string) => boolean;
  readonly all: () => Iterable<string>;
}

/** Named parts of the map that are no areas of the city's tree: a school belt, a demolition site, a ring of the metro. */
export interface Zones extends KnownCodes {
  /** The zones in which a position lies. */
  readonly at: (position: Position) => readonly string[];
}

export type DateKind = "workday" | "weekend" | "holiday";
export const dateKinds = ["workday", "weekend", "holiday"] as const satisfies readonly DateKind[];

/** A moment as the city's clocks and its calendar show it. */
export interface CityTime {
  readonly date: CivilDate;
  /** 0 to 23. */
  readonly hour: number;
}

/** The lists, trees, clocks and word lists against which a rule set is read, compiled and checked. */
export interface Domain {
  readonly categories: Hierarchy;
  readonly areas: Hierarchy;
  readonly agencies: KnownCodes;
  readonly policies: KnownCodes;
  readonly skills: KnownCodes;
  readonly zones: Zones;
  readonly attributes: ReadonlyMap<string, AttributeType>;
  /** The first date on which an agency is no longer there; undefined for one that stays. */
  readonly closedOn: (agency: string) => CivilDate | undefined;
  readonly timeOf: (at: Instant) => CityTime;
  readonly dateKind: (date: CivilDate) => DateKind;
  readonly folding: Folding;
}

/** A domain of which only a part is given: an embedder without a city folder, a test. */
export interface DomainParts extends Partial<Omit<Domain, "categories" | "areas" | "agencies" | "timeOf">> {
  /** A tree, or parents by code: `{ noise: undefined, "noise-street": "noise" }`. */
  readonly categories: Hierarchy | Parents;
  readonly areas?: Hierarchy | Parents;
  readonly agencies: KnownCodes | readonly string[];
  readonly timeZone?: Zone;
}

type Parents = Readonly<Record<string, string | undefined>>;

/** Fills in what is not given: no areas, policies, skills, zones or attributes; clocks of UTC; Saturdays and Sundays off. */
export function domainOf({ timeZone = compileZone("UTC"), ...parts }: DomainParts): Domain {
  return {
    policies: codesOf([]),
    skills: codesOf([]),
    zones: { ...codesOf([]), at: () => [] },
    attributes: new Map(),
    closedOn: () => undefined,
    dateKind: byWeek,
    folding: foldingOf(),
    ...parts,
    categories: hierarchyOf(parts.categories),
    areas: hierarchyOf(parts.areas ?? {}),
    agencies: Array.isArray(parts.agencies) ? codesOf(parts.agencies) : (parts.agencies as KnownCodes),
    timeOf: cityTimeIn(timeZone),
  };
}

/** Reads moments by the clocks of a zone. */
export const cityTimeIn =
  (zone: Zone) =>
  (at: Instant): CityTime => {
    const local = localOf(zone, at);
    return { date: dateOfLocal(local), hour: Math.floor(timeOfLocal(local) / HOUR) };
  };

/** The kind of a date where no calendar says more. */
export const byWeek = (date: CivilDate): DateKind => (weekdayIndexOf(date) < 5 ? "workday" : "weekend");

export function codesOf(codes: Iterable<string>): KnownCodes {
  const known = new Set(codes);
  return { has: (code) => known.has(code), all: () => known };
}

function hierarchyOf(tree: Hierarchy | Parents): Hierarchy {
  if (isHierarchy(tree)) return tree;
  const nodes = Object.entries(tree).map(([id, parent]) => ({ id, parent }));
  const children = Map.groupBy(nodes, ({ parent }) => parent);
  const within = (code: string): readonly string[] =>
    code in tree ? [code, ...(children.get(code) ?? []).flatMap(({ id }) => within(id))] : [];
  return { has: (code) => code in tree, within, nodes };
}

const isHierarchy = (tree: Hierarchy | Parents): tree is Hierarchy => typeof tree.within === "function";
