import { type Document, documentProblem } from "../document.ts";
import { didYouMean } from "../nearest.ts";
import type { Problem } from "../problem.ts";
import { type SlaFile, stageNeedsCalendar } from "../sla/policy.ts";

/** Policies that name no known calendar, stand twice, or are named as default and are not there. */
export function slaProblems(document: Document, sla: SlaFile, calendars: ReadonlySet<string>): readonly Problem[] {
  const problems: Problem[] = [];
  const ids = sla.policies.map((policy) => policy.id);
  const wrong = (path: readonly (string | number)[], code: string, message: string, meant = {}): void => {
    problems.push(documentProblem(document, path, code, message, meant));
  };
  sla.policies.forEach(({ id, stages }, position) => {
    const path = ["policies", position];
    if (ids.indexOf(id) !== position) wrong([...path, "id"], "sla/policy-twice", `policy ${id} is there twice`);
    for (const [key, stage] of Object.entries(stages)) {
      const at = [...path, "stages", key];
      const { calendar } = stage;
      if (calendar === undefined && stageNeedsCalendar(stage))
        wrong(at, "sla/no-calendar", `${key} of ${id} counts by a calendar and names none`);
      if (calendar === undefined || calendars.has(calendar)) continue;
      const meant = didYouMean(calendar, calendars);
      wrong([...at, "calendar"], "sla/unknown-calendar", `there is no calendar ${calendar}`, meant);
    }
  });
  const standard = sla.default;
  if (!ids.includes(standard))
    wrong(["default"], "sla/unknown-policy", `there is no policy ${standard}`, didYouMean(standard, ids));
  return problems;
}
