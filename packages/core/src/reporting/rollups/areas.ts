import { dayOf, NONE, type Rollup } from "./rollup.ts";

/** By the areas right below the city: boroughs, districts. */
export const areas: Rollup = {
  name: "areas",
  dimensions: ["day", "area"],
  measures: ["registered", "open"],
  count({ registeredAt, area, open }, book) {
    const part = area === undefined ? NONE : (book.areas.ancestorAt(area, 1) ?? NONE);
    const key = [dayOf(registeredAt, book), part];
    return [{ key, counts: { registered: 1, open: open ? 1 : 0 } }];
  },
};
