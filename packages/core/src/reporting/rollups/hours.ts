import { hourOf } from "../../time/zone.ts";
import { dayOf, type Rollup } from "./rollup.ts";

export const hours: Rollup = {
  name: "hours",
  dimensions: ["day", "hour"],
  measures: ["registered"],
  count: ({ registeredAt }, book) => [
    { key: [dayOf(registeredAt, book), String(hourOf(book.zone, registeredAt))], counts: { registered: 1 } },
  ],
};
