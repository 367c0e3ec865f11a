import { type AppealsBehind, type ExplainedMeasure, formatValue } from "@swiftline/core/reporting";
import { textTable } from "./table.ts";

/** The appeals behind the scores of a unit, for a person to read. */
export function scoreExplanationLines(answer: AppealsBehind): readonly string[] {
  const { name, period, measure, counts, appeals, scheme } = answer;
  const told = (Object.keys(counts) as ExplainedMeasure[])
    .filter((one) => counts[one] > 0)
    .map((one) => `${one} ${formatValue(counts[one], "count")}`);
  const head = `${name}, ${period}, by ${scheme}: ${told.length === 0 ? "no appeals" : told.join(", ")}.`;
  if (appeals.length === 0) return [head, ...(measure === null ? [] : [`No appeal is behind ${measure}.`])];
  const columns = ["Appeal", "As", "Contacted", "Resolved", "Satisfied", "Earns", "Counts as"];
  const rows = appeals.map(({ appeal, as, contacted, resolved, satisfied, earns, in: within }) => [
    appeal,
    as,
    contacted === null ? "–" : contacted ? "yes" : "no",
    resolved ?? "–",
    satisfied ?? "–",
    earns === null ? "–" : earns.toFixed(2),
    within.join(", "),
  ]);
  return [
    head,
    "",
    textTable(
      columns.map((label) => ({ label, right: label === "Earns" })),
      rows,
    ),
  ];
}
