import { longestRecord } from "../longest-record.ts";

const shortestReach = 4_096;
const savings = 4;

/** What is wrong with a longer one. */
export const tooLong = `the record is longer than ${longestRecord / 1024 / 1024} MiB; its end is left out`;

/** How far a quote is followed before it counts as never closed. */
export interface Reach {
  readonly bytes: () => number;
  /** Whether every quote has led somewhere so far. */
  readonly isWhole: () => boolean;
  /** Whether so many led nowhere that none is followed beyond need. */
  readonly isSpent: () => boolean;
  /**
   * To be told when a quote led nowhere: how many bytes were read well before it, and how many must now be read again. Files full
   * of such quotes are followed less and less far, so that no more is read again in all than a few times the file.
   */
  readonly afterFailure: (readWell: number, readAgain: number) => void;
}

export function newReach(): Reach {
  const most = savings * longestRecord;
  let saved = most;
  let isWhole = true;
  return {
    isWhole: () => isWhole,
    isSpent: () => saved < savings * shortestReach,
    bytes: () => Math.max(shortestReach, Math.min(longestRecord, Math.floor(saved / savings))),
    afterFailure(readWell, readAgain) {
      isWhole = false;
      saved = Math.max(0, Math.min(most, saved + readWell) - readAgain);
    },
  };
}
