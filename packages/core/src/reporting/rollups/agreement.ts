import { dayOf, NONE, type Rollup } from "./rollup.ts";

/** The agency that acted against the one that the city's table names. */
export const agreement: Rollup = {
  name: "agreement",
  dimensions: ["day", "agency", "routed"],
  measures: ["appeals"],
  count: ({ registeredAt, agency = NONE, routedAgency = NONE }, book) => [
    { key: [dayOf(registeredAt, book), agency, routedAgency], measure: "appeals" },
  ],
};
