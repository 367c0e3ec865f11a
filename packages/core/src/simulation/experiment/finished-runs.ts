import type { Design, Measured } from "./design.ts";
import type { Run } from "./runner.ts";

/** The runs of an experiment that are finished, whatever the order in which they were. */
export interface FinishedRuns {
  readonly add: (run: Run, measured: Measured) => void;
  /** The runs of replications below `count` that are not there yet: replication by replication, all points of each. */
  readonly missing: (count: number) => readonly Run[];
  /** The first replications of a point without a gap, at most `count` of them, in order. */
  readonly firstOf: (point: string, count: number) => readonly Measured[];
}

export function finishedRuns({ points }: Pick<Design, "points">): FinishedRuns {
  const byPoint = new Map(points.map(({ name }) => [name, new Map<number, Measured>()]));
  const of = (point: string, replication: number): Measured | undefined => byPoint.get(point)?.get(replication);
  return {
    add: ({ point, replication }, measured) => byPoint.get(point.name)?.set(replication, measured),
    missing: (count) =>
      Array.from({ length: count }, (_, replication) => points.map((point) => ({ point, replication })))
        .flat()
        .filter(({ point, replication }) => of(point.name, replication) === undefined),
    firstOf(point, count) {
      const first: Measured[] = [];
      for (let replication = 0; replication < count; replication++) {
        const measured = of(point, replication);
        if (measured === undefined) break;
        first.push(measured);
      }
      return first;
    },
  };
}
