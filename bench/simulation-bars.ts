import type { Bar } from "./routing-bars.ts";
import { isMissing, type Missing } from "./routing-process.ts";
import type { CommonNumbers } from "./simulation-common-numbers.ts";
import { type ProgramName, programs } from "./simulation-programs.ts";
import type { ProgramFigures } from "./simulation-task.ts";

/** Seconds of a program by task, NaN where there are none. */
export type SecondsOf = (program: ProgramName, task: "small" | "large") => number;

/** What the parts of the bench found. */
export interface Works {
  readonly secondsOf: SecondsOf;
  /** Ours, from the fewest customers to the most. */
  readonly growth: Readonly<Record<"event" | "process", readonly (ProgramFigures | Missing)[]>>;
  readonly common: CommonNumbers | Missing;
}

export function barsOf({ secondsOf, growth, common }: Works): readonly Bar[] {
  const small = (program: ProgramName): number => secondsOf(program, "small");
  const large = (program: ProgramName): number => secondsOf(program, "large");
  const library = (name: "simjs" | "simscript"): Bar => ({
    name: `M/M/10: ${programs[name].name}, x event style`,
    ratio: small(name) / small("event"),
    atLeast: 4,
  });
  return [
    { name: "M/M/10: event style, x C", ratio: small("event") / small("floor"), atMost: 2.5 },
    { name: "M/M/10: SimPy, x event style", ratio: small("simpy") / small("event"), atLeast: 40 },
    library("simjs"),
    library("simscript"),
    { name: "M/M/10: process style, x event style", ratio: small("process") / small("event"), atMost: 2.5 },
    { name: "M/M/10: SimPy, x process style", ratio: small("simpy") / small("process"), atLeast: 18 },
    { name: "M/M/1700+M: SimPy, x event style", ratio: large("simpy") / large("event"), atLeast: 50 },
    ...memoryBars("event style", growth.event),
    ...memoryBars("process style", growth.process),
    {
      name: "replications saved by common random numbers, x",
      ratio: isMissing(common) ? Number.NaN : common.saved,
      atLeast: 50,
    },
  ];
}

function memoryBars(style: string, grown: readonly (ProgramFigures | Missing)[]): readonly Bar[] {
  const peaks = grown.map((figures) => (isMissing(figures) ? Number.NaN : figures.peakMegabytes));
  return [
    { name: `peak MB, ${style}`, ratio: Math.max(...peaks), atMost: 100 },
    {
      name: `peak MB, ${style}, most customers, x fewest`,
      ratio: (peaks.at(-1) ?? Number.NaN) / (peaks[0] ?? Number.NaN),
      atMost: 1.1,
    },
  ];
}
