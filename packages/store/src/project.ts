import { type PolicyBook, ripeAt } from "@swiftline/core";
import { agencyHolding, fold, type History, isOpen } from "@swiftline/core/appeal";
import type { AppealFacts } from "@swiftline/core/reporting";
import type { AppealRow } from "./tables.ts";

/** Where an appeal stands, as one row; undefined where nothing happened. `counted` are its facts by the same book. */
export function project(
  history: History,
  version: number,
  counted: AppealFacts | undefined,
  book: PolicyBook,
): AppealRow | undefined {
  const appeal = fold(history);
  if (appeal === undefined) return undefined;
  const { category, area } = appeal.matter;
  return {
    appeal_id: appeal.id,
    version,
    status: appeal.status,
    open: isOpen(appeal) ? 1 : 0,
    agency: agencyHolding(appeal) ?? null,
    category,
    area: area ?? null,
    policy: counted?.policy ?? null,
    registered_at: appeal.registeredAt,
    last_at: appeal.lastAt,
    due_at: counted?.limit === "running" ? (counted.dueAt ?? null) : null,
    next_at: ripeAt(history, book) ?? null,
  };
}
