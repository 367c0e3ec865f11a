import { dayOf, NONE, type Rollup } from "./rollup.ts";

/** The agency that acted against the one that the city's table names; appeals that nobody was given are in neither. */
export const agreement: Rollup = {
  name: "agreement",
  dimensions: ["day", "agency", "routed"],
  measures: ["appeals"],
  count({ registeredAt, agency, routedAgency = NONE }, book) {
    if (agency === undefined) return [];
    return [{ key: [dayOf(registeredAt, book), agency, routedAgency], counts: { appeals: 1 } }];
  },
};
