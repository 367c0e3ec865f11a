import { didYouMean } from "../../nearest.ts";
import type { Problem } from "../../problem.ts";
import type { Design, Measure, Measured } from "./design.ts";

/** The first value of a run that is no number, or no share where there should be one, in a sentence; undefined if all are right. */
export function wrongValueIn({ measures }: Pick<Design, "measures">, measured: Measured): string | undefined {
  for (const measure of measures)
    for (const name of namesIn(measure)) {
      const value = measured[name];
      if (value === undefined) continue;
      if (!Number.isFinite(value)) return `${name} is ${value}: leave it out where there is no number`;
      if (measure.kind === "share" && value !== 0 && value !== 1) return `${name} is ${value}: it should be 0 or 1`;
    }
  return undefined;
}

/** The measures that no replication of any point has: most likely they are called something else. */
export function absentMeasures(
  { measures }: Pick<Design, "measures">,
  replications: readonly (readonly Measured[])[],
): readonly Problem[] {
  const known = [...new Set(replications.flat().flatMap((measured) => Object.keys(measured)))];
  return measures
    .flatMap(namesIn)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      code: "experiment/not-measured",
      message: `no replication measured ${name}; measured were ${known.join(", ") || "none"}`,
      field: name,
      ...didYouMean(name, known),
    }));
}

/** The measures that are to be known exactly, and of which a point has no value at all: no number of replications is enough. */
export function valuelessMeasures(
  { measures, points, stopping: { precisions = [] } }: Pick<Design, "measures" | "points" | "stopping">,
  replications: readonly (readonly Measured[])[],
): readonly Problem[] {
  const wanted = measures.filter(({ name }) => precisions.some(({ measure }) => measure === name));
  return points.flatMap((point, at) =>
    wanted
      .filter((measure) => !(replications[at] ?? []).some((measured) => hasValue(measure, measured)))
      .map(({ name }) => ({
        code: "experiment/not-measured",
        message: `no replication${points.length > 1 ? ` of ${point.name}` : ""} has a value of ${name}: it cannot be known more exactly`,
        field: name,
      })),
  );
}

/** A ratio over nothing is none. */
const hasValue = (measure: Measure, measured: Measured): boolean =>
  measure.kind === "ratio"
    ? measured[measure.part] !== undefined && (measured[measure.whole] ?? 0) !== 0
    : measured[measure.name] !== undefined;

const namesIn = (measure: Measure): readonly string[] =>
  measure.kind === "ratio" ? [measure.part, measure.whole] : [measure.name];
