import { dayOf, type Rollup } from "./rollup.ts";

export const categories: Rollup = {
  name: "categories",
  dimensions: ["day", "category"],
  measures: ["registered", "open"],
  count({ registeredAt, category, open }, book) {
    const key = [dayOf(registeredAt, book), category];
    return [{ key, counts: { registered: 1, open: open ? 1 : 0 } }];
  },
};
