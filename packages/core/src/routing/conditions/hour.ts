import { no, ok, type Result } from "../../result.ts";
import type { CellProblem } from "../condition.ts";
import { valueCondition } from "./value-condition.ts";

const hours = Array.from({ length: 24 }, (_, hour) => String(hour));

/** The hours of `22-6`: from the first until before the second, over midnight where that comes first. */
function readHours(text: string): Result<readonly string[], CellProblem> {
  const parts = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(text);
  const from = Number(parts?.[1]);
  const to = parts?.[2] === undefined ? from + 1 : Number(parts[2]);
  if (parts === null || from > 23 || to > 24 || from === to)
    return no({
      message: `${text} is no span of hours: write 22-6 for 22:00 until before 06:00, with hours from 0 to 24`,
    });
  return ok(hours.filter((_, hour) => (from < to ? from <= hour && hour < to : hour >= from || hour < to)));
}

export const hour = valueCondition({
  kind: "hour",
  summary: "it is dispatched at these hours by the city's clocks",
  valueOf: ({ at }, domain) => hours[domain.timeOf(at).hour],
  read: readHours,
  known: () => hours,
  // 2026-03-07 at 23:00 and at 12:00 UTC.
  example: { cell: "22-6", matches: { at: 1_772_924_400_000 }, misses: { at: 1_772_884_800_000 } },
});
