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
    const counts = {
      asked: 1,
      valid: reached ? 1 : 0,
      contacted: contacted ? 1 : 0,
      resolved: resolved === "yes" ? 1 : 0,
      ...(satisfied !== undefined && { [satisfied]: 1 }),
    };
    return [{ key: [dayOf(registeredAt, book), judges], counts }];
  },
};
