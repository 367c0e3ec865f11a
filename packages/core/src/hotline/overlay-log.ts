import type { History } from "../appeal/history.ts";
import type { Append, BulkLog, Recorded } from "../book/ports.ts";
import type { ImportLog } from "./take-batch.ts";

/**
 * A log over another one, which stays as it is: what is appended goes into `top`, and what is read is what both tell together.
 * With it a rehearsal decides what the real run would, row after row. `base` must not change meanwhile.
 */
export function overlayLog(base: ImportLog, top: ImportLog): ImportLog {
  /** By how many versions an appeal of the base is ahead of its copy in the top, which holds its history as one commit. */
  const ahead = new Map<string, number>();

  const readMany = async (appealIds: readonly string[]): Promise<ReadonlyMap<string, Recorded>> => {
    const above = await top.readMany(appealIds);
    const isAbove = (id: string): boolean => (above.get(id)?.version ?? 0) > 0;
    const below = await base.readMany(appealIds.filter((id) => !isAbove(id)));
    const recorded = (appealId: string): Recorded => {
      const known = (isAbove(appealId) ? above : below).get(appealId) ?? { appealId, version: 0, history: [] };
      return { ...known, version: known.version + (ahead.get(appealId) ?? 0) };
    };
    return new Map(appealIds.map((id) => [id, recorded(id)]));
  };

  /** Appends as the top takes them: an appeal that it has not yet brings its history along. */
  const raised = async (appends: readonly Append[]): Promise<readonly Append[]> => {
    const known = await readMany(appends.map(({ appealId }) => appealId));
    const above = await top.readMany(appends.map(({ appealId }) => appealId));
    return appends.map(({ appealId, after, events }) => {
      if ((above.get(appealId)?.version ?? 0) > 0)
        return { appealId, after: after - (ahead.get(appealId) ?? 0), events };
      const history: History = known.get(appealId)?.history ?? [];
      if (after > 0) ahead.set(appealId, after);
      return { appealId, after: 0, events: [...history, ...events] };
    });
  };

  const flaggedOf: ImportLog["flaggedOf"] = async (appealIds) => {
    const [below, above] = [await base.flaggedOf(appealIds), await top.flaggedOf(appealIds)];
    return new Map(appealIds.map((id) => [id, [...(below.get(id) ?? []), ...(above.get(id) ?? [])]]));
  };

  const [under, over] = [base.bulk, top.bulk];
  return {
    readMany,
    append: async (appends, step) => top.append(await raised(appends), step),
    flaggedOf,
    ...(under !== undefined && over !== undefined && { bulk: overlayBulk(under, over, raised) }),
  };
}

const overlayBulk = (
  base: BulkLog,
  top: BulkLog,
  raised: (appends: readonly Append[]) => Promise<readonly Append[]>,
): BulkLog => ({
  known: async (firsts) => new Map([...(await base.known(firsts)), ...(await top.known(firsts))]),
  append: async (firsts, take, appends, step) => top.append(firsts, take, await raised(appends), step),
});
