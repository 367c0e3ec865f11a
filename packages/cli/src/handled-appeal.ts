import { agencyHolding } from "@swiftline/core/appeal";
import type { HandledAppeal } from "@swiftline/core/routing/proof";
import type { LoggedAppeal } from "./past-appeals.ts";

/**
 * Where a rule sent an appeal first, and who had it in the end: whoever reported a result last, else whoever holds it. None where
 * no rule sent it anywhere, or where its way is not at its end: an agency objects to it, or it lies with nobody.
 */
export function handledAppeal({ appeal, history, subject }: LoggedAppeal): readonly HandledAppeal[] {
  const first = history.find(({ type }) => type === "AppealDispatched");
  const isByRule = first?.type === "AppealDispatched" && first.route !== undefined;
  const reported = history.findLast(({ type }) => type === "ResultReported");
  const handler = reported?.type === "ResultReported" ? reported.agency : agencyHolding(appeal);
  if (!isByRule || handler === undefined || unsettled.has(appeal.status)) return [];
  return [{ id: appeal.id, subject, routed: first.agency, handler, at: appeal.registeredAt }];
}

const unsettled: ReadonlySet<string> = new Set(["registered", "conferencing", "disputed"]);
