import type { PublishedScheme } from "../scheme.ts";

export const plain: PublishedScheme = {
  id: "plain",
  version: "1",
  summary: "the three rates weigh the same; satisfied counts, anything less does not",
  basis: "ours",
  weights: { response: 1 / 3, resolution: 1 / 3, satisfaction: 1 / 3 },
  credit: { "very-satisfied": 1, satisfied: 1 },
  partly: 0,
  response: ["contacted"],
  example: {
    answers: { valid: 4, contacted: 4, resolved: 3, satisfied: { satisfied: 2, dissatisfied: 2 } },
    score: 75,
  },
};
