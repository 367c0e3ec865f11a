import { halfDayOf, NONE, type Rollup } from "./rollup.ts";
import { followUpCounts, followUpMeasures } from "./scores.ts";

/** What people appeal about and who appeals, by the half day of registration, with the answers to follow-ups. */
export const halfDays: Rollup = {
  name: "half-days",
  dimensions: ["half-day", "top-category", "population"],
  measures: ["registered", "excluded", ...followUpMeasures],
  count({ registeredAt, category, population = NONE, followUp, excluded }, book) {
    const top = book.categories.ancestorAt(category, 0) ?? category;
    const key = [halfDayOf(registeredAt, book), top, population];
    return [{ key, counts: { registered: 1, excluded: excluded ? 1 : 0, ...followUpCounts(followUp) } }];
  },
};
