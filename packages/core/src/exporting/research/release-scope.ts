import type { PolicyBook } from "../../book/policy-book.ts";
import type { Tree } from "../../city/tree.ts";

/** A code of the city's lists, and what it stands for. */
interface Named {
  readonly id: string;
  readonly name: string;
}

/** Which appeals a release was made from; whatever is undefined leaves none out. */
export interface ReleaseScope {
  readonly city: string;
  /** The first and the last date of registration. */
  readonly since: string | undefined;
  readonly until: string | undefined;
  /** With those below it. */
  readonly category: Named | undefined;
  /** With those in it. */
  readonly area: Named | undefined;
  readonly agency: Named | undefined;
}

/** What limits a release, as it is asked for: dates such as `2026-04-01`, and codes of the city. */
type Limits = { readonly [Limit in Exclude<keyof ReleaseScope, "city">]?: string | undefined };

/** The appeals within these limits, in the names of the city. */
export function releaseScope(limits: Limits, { city, agencies, categories, areas }: PolicyBook): ReleaseScope {
  const { since, until, category, area, agency } = limits;
  return {
    city: city.name_en ?? city.name,
    since,
    until,
    category: named(category, categories),
    area: named(area, areas),
    agency: named(agency, agencies),
  };
}

function named(id: string | undefined, tree: Tree): Named | undefined {
  if (id === undefined) return undefined;
  const node = tree.get(id);
  return { id, name: node?.nameEn ?? node?.name ?? id };
}

/** The title of a release: `Appeals of New York City 311, Graffiti, Brooklyn, 2026-04-01 to 2026-04-30`. */
export function titleOf({ city, since, until, category, area, agency }: ReleaseScope): string {
  const parts = [category?.name, area?.name, agency?.name, periodOf(since, until)];
  return [`Appeals of ${city}`, ...parts.filter((part) => part !== undefined)].join(", ");
}

function periodOf(since: string | undefined, until: string | undefined): string | undefined {
  if (since === undefined) return until === undefined ? undefined : `until ${until}`;
  return until === undefined ? `from ${since}` : `${since} to ${until}`;
}

/** The sentence that says which appeals a release was made from. */
export function scopeSentence({ city, since, until, category, area, agency }: ReleaseScope): string {
  const limits = [
    since === undefined ? [] : `registered on or after ${since}`,
    until === undefined ? [] : `registered on or before ${until}`,
    category === undefined ? [] : `of the category ${called(category)} or one below it`,
    area === undefined ? [] : `of the area ${called(area)} or one in it`,
    agency === undefined ? [] : `with the agency ${called(agency)}, now or last`,
  ].flat();
  return limits.length === 0
    ? `Made from all appeals of ${city}.`
    : `Made only from those appeals of ${city} that are ${limits.join(", ")}.`;
}

const called = ({ id, name }: Named): string => (name === id ? id : `${id} (${name})`);
