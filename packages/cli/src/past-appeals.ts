import { type Appeal, fold, type History } from "@swiftline/core/appeal";
import { type Subject, subjectOf } from "@swiftline/core/routing";
import type { Store } from "@swiftline/store";
import type { Period } from "./period.ts";

/** An appeal of the log, and what the tables saw of it when it was taken down. */
export interface LoggedAppeal {
  readonly appeal: Appeal;
  readonly history: History;
  readonly subject: Subject;
}

/** The appeals that were registered in a period, in the order of the log. */
export async function* appealsOf({ log }: Store, { from, before }: Period): AsyncGenerator<LoggedAppeal> {
  for await (const { history } of log.all()) {
    const appeal = fold(history);
    if (appeal === undefined) continue;
    const { registeredAt } = appeal;
    if (registeredAt < (from ?? registeredAt) || registeredAt >= (before ?? Number.POSITIVE_INFINITY)) continue;
    yield { appeal, history, subject: subjectOf(appeal, registeredAt) };
  }
}
