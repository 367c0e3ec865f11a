import type { ObservedAnswer } from "./observed-appeal.ts";

/** Answers of callers to whom the same happened, and what they said. */
export interface AnswerCell {
  readonly late: boolean;
  readonly redone: number;
  readonly silent: boolean;
  readonly again: boolean;
  /** How many there are, and the sum of their days until the result: of one cell these differ by less than an hour. */
  count: number;
  days: number;
  /** Of those who said so or otherwise. */
  resolved: number;
  unresolved: number;
  /** Of the ones who said that it is resolved, and of the others. */
  satisfied: readonly [satisfied: Said, notResolved: Said];
  /** Of those who are satisfied, those who are so only basically. */
  basically: number;
}

export interface Said {
  yes: number;
  no: number;
}

/** Adds an answer to its cell. */
export function countAnswer(cells: Map<string, AnswerCell>, answer: ObservedAnswer): void {
  const { days, late, redone, silent, again, resolved, satisfied } = answer;
  const key = `${Math.floor(days * 24)} ${late} ${redone} ${silent} ${again}`;
  const cell = cells.get(key) ?? emptyCell(answer);
  cells.set(key, cell);
  cell.count++;
  cell.days += days;
  if (resolved === undefined) return;
  const isResolved = resolved === "yes";
  cell[isResolved ? "resolved" : "unresolved"]++;
  if (satisfied === undefined) return;
  const isSatisfied = satisfied !== "dissatisfied" && satisfied !== "very-dissatisfied";
  cell.satisfied[isResolved ? 0 : 1][isSatisfied ? "yes" : "no"]++;
  if (satisfied === "basically-satisfied") cell.basically++;
}

const emptyCell = ({ late, redone, silent, again }: ObservedAnswer): AnswerCell => ({
  ...{ late, redone, silent, again },
  count: 0,
  days: 0,
  resolved: 0,
  unresolved: 0,
  satisfied: [
    { yes: 0, no: 0 },
    { yes: 0, no: 0 },
  ],
  basically: 0,
});
