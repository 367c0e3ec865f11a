import { dayOf, NONE, type Rollup } from "./rollup.ts";

export const agencies: Rollup = {
  name: "agencies",
  dimensions: ["day", "agency"],
  measures: ["registered", "open", "in-time", "late", "agreed", "returns", "reworks", "settled", "settle-seconds"],
  count({ registeredAt, agency = NONE, routedAgency, open, limit, settledAt, returns, reworks }, book) {
    const counts = {
      registered: 1,
      open: open ? 1 : 0,
      "in-time": limit === "in-time" ? 1 : 0,
      late: limit === "late" ? 1 : 0,
      agreed: routedAgency === agency ? 1 : 0,
      returns,
      reworks,
      settled: settledAt === undefined ? 0 : 1,
      "settle-seconds": settledAt === undefined ? 0 : Math.round((settledAt - registeredAt) / 1000),
    };
    return [{ key: [dayOf(registeredAt, book), agency], counts }];
  },
};
