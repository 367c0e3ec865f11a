import {
  type Appeal,
  type AppealCursor,
  type AppealFilter,
  type AppealList,
  agencyHolding,
  type EventLog,
  fold,
  isOpen,
  type PolicyBook,
} from "@swiftline/core";

/** Lists over a log by reading all of it. */
export function listInMemory(log: EventLog, book: PolicyBook): AppealList {
  return {
    async find(filter, { limit, after }) {
      const found: Appeal[] = [];
      for await (const { history } of log.all()) {
        const appeal = fold(history);
        if (appeal !== undefined && matches(appeal, filter, book)) found.push(appeal);
      }
      const behind = found.sort(newestFirst).filter((appeal) => after === undefined || isBehind(appeal, after));
      const appeals = behind.slice(0, limit);
      const last = appeals.at(-1);
      if (last === undefined || behind.length === appeals.length) return { appeals };
      return { appeals, next: { registeredAt: last.registeredAt, appealId: last.id } };
    },
    due: async () => [],
  };
}

function matches(appeal: Appeal, filter: AppealFilter, book: PolicyBook): boolean {
  const { open, status, agency, category, area, registeredFrom, registeredBefore } = filter;
  const { matter, registeredAt } = appeal;
  const holds = agencyHolding(appeal);
  return (
    (registeredFrom === undefined || registeredAt >= registeredFrom) &&
    (registeredBefore === undefined || registeredAt < registeredBefore) &&
    (open === undefined || isOpen(appeal) === open) &&
    (status === undefined || appeal.status === status) &&
    (agency === undefined || holds === agency) &&
    (category === undefined || book.categories.path(matter.category).includes(category)) &&
    (area === undefined || book.areas.path(matter.area ?? "").includes(area))
  );
}

const newestFirst = (a: Appeal, b: Appeal): number => b.registeredAt - a.registeredAt || (a.id < b.id ? 1 : -1);

const isBehind = (appeal: Appeal, after: AppealCursor): boolean =>
  appeal.registeredAt < after.registeredAt ||
  (appeal.registeredAt === after.registeredAt && appeal.id < after.appealId);
