import type { Parameters } from "fast-check";

/** How often a law is tried: always the same way in a test run, more often and ever new ways when it soaks. */
export const tried = (usual: number, soaking: number): Parameters<unknown> =>
  process.env.SWIFTLINE_SOAK ? { numRuns: soaking } : { numRuns: usual, seed: 12_345 };
