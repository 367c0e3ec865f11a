import {
  type Appeal,
  type AppealCursor,
  type AppealFilter,
  type AppealList,
  type EventLog,
  fold,
  matchesFilter,
  type PolicyBook,
} from "@swiftline/core";
import { hasWords } from "../../core/test/has-words.ts";

/** Lists over a log by reading all of it. */
export function listInMemory(log: EventLog, book: PolicyBook): AppealList {
  async function all(filter: AppealFilter): Promise<readonly Appeal[]> {
    const found: Appeal[] = [];
    for await (const { history } of log.all()) {
      const appeal = fold(history);
      if (appeal === undefined || !matchesFilter(appeal, filter, book)) continue;
      if (filter.words === undefined || hasWords(appeal, filter.words)) found.push(appeal);
    }
    return found.sort(newestFirst);
  }
  return {
    async find(filter, { limit, after, skip = 0 }) {
      const found = await all(filter);
      const behind = found.filter((appeal) => after === undefined || isBehind(appeal, after)).slice(skip);
      const appeals = behind.slice(0, limit);
      const last = appeals.at(-1);
      const indexed = filter.words === undefined ? {} : { indexed: { complete: true, upTo: 0 } };
      if (last === undefined || behind.length === appeals.length) return { appeals, ...indexed };
      return { appeals, next: { at: last.registeredAt, id: last.id }, ...indexed };
    },
    count: async (filter) => (await all(filter)).length,
    due: async () => [],
  };
}

const newestFirst = (a: Appeal, b: Appeal): number => b.registeredAt - a.registeredAt || (a.id < b.id ? 1 : -1);

const isBehind = (appeal: Appeal, after: AppealCursor): boolean =>
  appeal.registeredAt < after.at || (appeal.registeredAt === after.at && appeal.id < after.id);
