import type { Width } from "./import-files.ts";
import type { Measured, Way } from "./import-ways.ts";
import type { Bar } from "./routing-bars.ts";

/** The best that was measured of each way; none of a program that is not on this machine. */
export type Figures = ReadonlyMap<Way, Measured>;

/** What is demanded of an import; the last bar only where more rows were imported too, with the memory that they took. */
export function barsOf(figures: ReadonlyMap<Width, Figures>, longerPeak: number | undefined): readonly Bar[] {
  const of = (width: Width, way: Way): Measured | undefined => figures.get(width)?.get(way);
  const ratio = (width: Width, way: Way, peer: Way): number =>
    (of(width, way)?.rowsPerSecond ?? Number.NaN) / (of(width, peer)?.rowsPerSecond ?? Number.NaN);
  const peak = (width: Width): number => of(width, "swiftline import")?.used?.peakMegabytes ?? Number.NaN;
  return [
    { name: "14 columns, x csv-parse alone", ratio: ratio(14, "swiftline import", "csv-parse alone"), atLeast: 0.35 },
    { name: "41 columns, x csv-parse alone", ratio: ratio(41, "swiftline import", "csv-parse alone"), atLeast: 0.6 },
    {
      name: "14 columns, x sqlite-utils",
      ratio: ratio(14, "swiftline import", "sqlite-utils insert --csv"),
      atLeast: 1.5,
    },
    { name: "14 columns, x csvsql", ratio: ratio(14, "swiftline import", "csvsql --insert"), atLeast: 40 },
    ...([14, 41] as const).flatMap((width): readonly Bar[] => [
      {
        name: `${width} columns, the same again, x the first`,
        ratio: ratio(width, "the same again", "swiftline import"),
        atLeast: 2,
      },
      { name: `${width} columns, peak MB`, ratio: peak(width), atMost: 700 },
    ]),
    ...(longerPeak === undefined
      ? []
      : [
          { name: "more rows, peak MB", ratio: longerPeak, atMost: 700 },
          { name: "more rows, peak x that of fewer", ratio: longerPeak / peak(14), atMost: 1.2 },
        ]),
  ];
}
