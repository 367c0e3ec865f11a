import { type EventLog, no, ok, type Recorded } from "@swiftline/core";
import { standing } from "@swiftline/core/appeal";

/**
 * A log that takes what is appended as another log would, keeps it to itself and forgets it, so that acts can be tried in a row
 * and nothing happens. `all` and `flaggedOf` answer what is really there.
 */
export function rehearsal(log: EventLog): EventLog {
  const changed = new Map<string, Recorded>();
  const read = async (appealId: string): Promise<Recorded> => changed.get(appealId) ?? (await log.read(appealId));
  return {
    read,
    readMany: async (ids) =>
      new Map([...(await log.readMany(ids)), ...[...changed].filter(([id]) => ids.includes(id))]),
    async append(appends) {
      const known = new Map<string, Recorded>();
      for (const { appealId, after } of appends) {
        const recorded = await read(appealId);
        const { version: actual } = recorded;
        if (actual !== after) return no({ code: "log/conflict", appealId, expected: after, actual });
        known.set(appealId, recorded);
      }
      for (const { appealId, after, events } of appends) {
        const history = standing([...(known.get(appealId)?.history ?? []), ...events]);
        changed.set(appealId, { appealId, version: after + 1, history });
      }
      return ok(undefined);
    },
    flaggedOf: log.flaggedOf,
    all: log.all,
  };
}
