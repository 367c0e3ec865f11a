import { type Check, skipped, unless, type Verdict } from "./check.ts";
import { idsOf, isAnswered, type Told, textOf, told } from "./reading-of.ts";
import type { Content } from "./rules/content.ts";
import { momentOf } from "./rules/faults-of.ts";
import type { Arguments, Site } from "./site.ts";

export const listed = (site: Site, query: Arguments = []): Promise<Told> =>
  told(site, "requests", "requests", { query });

export const requestedAt = (record: Content): number | undefined => momentOf(record.requested_datetime);
export const statusOf = (record: Content): string => textOf(record, "status")?.toLowerCase() ?? "";
/** As dates are written in a query: without fractions of a second. */
export const dateText = (moment: number): string => new Date(moment).toISOString().replace(/\.\d+Z$/, "Z");

/** A check of the list under some arguments, in view of the list without any. */
export const onList = (
  id: string,
  says: string,
  run: (site: Site, all: Told) => Promise<Verdict>,
  section = "GET Service Requests",
): Check => ({
  id: `requests.${id}`,
  section,
  says,
  async run(site) {
    const all = await listed(site);
    if (!all.isRead) return skipped("the list cannot be read");
    return all.records.length === 0 ? skipped("the list is empty") : run(site, all);
  },
});

/** What a filter lets through: some that it must, and a word on every other. */
interface Filtered {
  readonly wanted: readonly string[];
  readonly isWanted: (record: Content) => boolean;
}

/**
 * Whether a filtered list holds what it should, and nothing that it should not. One that is as long as the list without
 * filters may be cut, so that nothing is missed in it.
 */
export function judged({ heard, records, isRead }: Told, all: Told, { wanted, isWanted }: Filtered): Verdict {
  if (!isRead) return unless(heard, [isAnswered(heard) ? `the status is ${heard.status}` : heard.why]);
  const ids = new Set(idsOf(records));
  const missing = records.length >= all.records.length ? [] : wanted.filter((id) => !ids.has(id));
  return unless(heard, [
    ...idsOf(records.filter((record) => !isWanted(record))).map((id) => `${id} should not be there`),
    ...missing.map((id) => `${id} should be there`),
  ]);
}
