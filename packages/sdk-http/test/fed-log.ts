import { memoryLog } from "@swiftline/core";
import type { Change, ChangeFeed, EventLog } from "@swiftline/core/book";

/** A log in memory that remembers in which order it was written. */
export function fedLog(): { readonly log: EventLog; readonly changes: ChangeFeed } {
  const log = memoryLog();
  const all: Change[] = [];
  return {
    log: {
      ...log,
      async append(appends, step) {
        const appended = await log.append(appends, step);
        if (appended.ok)
          for (const { appealId, after, events } of appends)
            all.push({
              position: all.length + 1,
              appealId,
              version: after + 1,
              events,
              ...(step?.importId && { importId: step.importId }),
            });
        return appended;
      },
    },
    changes: {
      after: async (position, limit) => all.slice(position, position + limit),
      last: async () => all.length,
    },
  };
}
