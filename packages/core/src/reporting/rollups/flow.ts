import { dayOf, type Rollup } from "./rollup.ts";

export const flow: Rollup = {
  name: "flow",
  dimensions: ["day"],
  measures: ["registered", "ended"],
  count: ({ registeredAt, endedAt }, book) => [
    { key: [dayOf(registeredAt, book)], counts: { registered: 1 } },
    ...(endedAt === undefined ? [] : [{ key: [dayOf(endedAt, book)], counts: { ended: 1 } }]),
  ],
};
