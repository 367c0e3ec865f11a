import type { PublishedScheme } from "../scheme.ts";

export const huairou2025: PublishedScheme = {
  id: "huairou-2025",
  version: "1",
  from: "2025-01-01",
  summary: "response 10, resolution 50, satisfaction 40; basically satisfied counts nine tenths",
  basis: "practice of Huairou district, Beijing, 2025 (published report code)",
  weights: { response: 0.1, resolution: 0.5, satisfaction: 0.4 },
  credit: { "very-satisfied": 1, satisfied: 1, "basically-satisfied": 0.9 },
  partly: 0,
  response: ["contacted"],
  example: {
    answers: {
      valid: 10,
      contacted: 10,
      resolved: 8,
      satisfied: { satisfied: 7, "basically-satisfied": 2, dissatisfied: 1 },
    },
    score: 85.2,
  },
};
