import type { PublishedScheme } from "../scheme.ts";

export const zhungeer: PublishedScheme = {
  id: "zhungeer",
  version: "1",
  summary: "response 30, resolution 35, satisfaction 35; response is the mean of signing in time, contact and evidence",
  basis: "practice of Zhungeer Banner, Inner Mongolia (local report); that its three parts weigh the same is ours",
  weights: { response: 0.3, resolution: 0.35, satisfaction: 0.35 },
  credit: { "very-satisfied": 1, satisfied: 1 },
  partly: 0,
  response: ["signed-in-time", "contacted", "evidenced"],
  example: {
    answers: { valid: 10, contacted: 9, resolved: 8, satisfied: { satisfied: 7, dissatisfied: 3 } },
    score: 79.5,
  },
};
