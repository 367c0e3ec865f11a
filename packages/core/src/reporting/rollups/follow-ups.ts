import { dayOf, NONE, type Rollup } from "./rollup.ts";

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
  count({ registeredAt, agency = NONE, followUp }, book) {
    if (followUp === undefined) return [];
    const key = [dayOf(registeredAt, book), agency];
    const { reached, contacted, resolved, satisfied } = followUp;
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
