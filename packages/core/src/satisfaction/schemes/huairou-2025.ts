import type { Scheme } from "../scheme.ts";

export const huairou2025: Scheme = {
  id: "huairou-2025",
  summary: "response 10, resolution 50, satisfaction 40; basically satisfied counts nine tenths",
  basis: "practice of Huairou district, Beijing, 2025 (published report code)",
  weights: { response: 0.1, resolution: 0.5, satisfaction: 0.4 },
  credit: { "very-satisfied": 1, satisfied: 1, "basically-satisfied": 0.9 },
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
