import { median } from "./figures.ts";
import type { EngineName, Size, WorkerFigures } from "./routing-engines.ts";
import { isMissing, type Missing } from "./routing-process.ts";

/** What one process has answered. */
export interface TurnAnswer {
  readonly name: EngineName;
  readonly size: Size;
  readonly answer: WorkerFigures | Missing;
}

/** One engine at one size over all passes: the best costs in microseconds, as all else only adds; the median growth in bytes. */
export interface EngineFigures {
  readonly cost: number;
  readonly compile: number;
  readonly script: number;
  readonly resident: number;
  readonly asked: number;
  readonly wrong: number;
}

export interface Figures {
  /** Undefined where the package is not there, or the size was not asked. */
  readonly of: (name: EngineName, size: Size) => EngineFigures | undefined;
  /** How many answers of any engine differ from those of the naive scan. */
  readonly wrong: number;
}

export function figuresOf(answers: readonly TurnAnswer[]): Figures {
  const measured = answers.flatMap(({ answer, ...turn }) => (isMissing(answer) ? [] : [{ ...turn, ...answer }]));
  const groups = Map.groupBy(measured, keyOf);
  const byTurn = new Map([...groups].map(([key, runs]) => [key, overPasses(runs)]));
  return {
    of: (name, size) => byTurn.get(keyOf({ name, size })),
    wrong: sum(measured.map(({ wrong }) => wrong)),
  };
}

const keyOf = ({ name, size }: Pick<TurnAnswer, "name" | "size">): string => `${name}, ${size}`;

const overPasses = (runs: readonly WorkerFigures[]): EngineFigures => ({
  cost: Math.min(...runs.flatMap(({ rounds }) => rounds)),
  compile: Math.min(...runs.map(({ compile }) => compile)),
  script: median(runs.map(({ script }) => script)),
  resident: median(runs.map(({ resident }) => resident)),
  asked: sum(runs.map(({ asked }) => asked)),
  wrong: sum(runs.map(({ wrong }) => wrong)),
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
