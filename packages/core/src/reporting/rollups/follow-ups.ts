import { dayOf, NONE, type Rollup } from "./rollup.ts";

/** The answers of callers that were called back, by whom they judge; appeals excluded from the scores are left out. */
export const followUps: Rollup = {
  name: "follow-ups",
  dimensions: ["day", "agency"],
  measures: [
    "asked",
    "valid",
    "contacted",
    "resolved",
    "very-satisfied",
    "satisfied",
    "basically-satisfied",
    "dissatisfied",
    "very-dissatisfied",
  ],
  count({ registeredAt, agency = NONE, followUp, excluded }, book) {
    if (followUp === undefined || excluded) return [];
    const { reached, contacted, resolved, satisfied, judges = agency } = followUp;
    const key = [dayOf(registeredAt, book), judges];
    const measures = [
      "asked",
      ...(reached ? ["valid"] : []),
      ...(contacted ? ["contacted"] : []),
      ...(resolved === "yes" ? ["resolved"] : []),
      ...(satisfied === undefined ? [] : [satisfied]),
    ];
    return measures.map((measure) => ({ key, measure }));
  },
};
