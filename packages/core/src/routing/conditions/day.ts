import { dateKinds } from "../domain.ts";
import { oneOf } from "./known.ts";
import { valueCondition } from "./value-condition.ts";

export const day = valueCondition({
  kind: "day",
  summary: "it is dispatched on a workday, a weekend or a holiday of the city's calendar",
  valueOf: ({ at }, domain) => domain.dateKind(domain.timeOf(at).date),
  read: oneOf(dateKinds),
  known: () => dateKinds,
  // Saturday 2026-03-07 and the Friday before it, at noon UTC.
  example: { cell: "weekend", matches: { at: 1_772_884_800_000 }, misses: { at: 1_772_798_400_000 } },
});
