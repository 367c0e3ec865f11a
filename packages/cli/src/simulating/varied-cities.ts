import { type Document, isError, type PolicyBook, type Problem } from "@swiftline/core";
import type { Point } from "@swiftline/core/simulation/experiment";
import { counted } from "../present/counted.ts";
import { changedDocument } from "./changed-document.ts";
import type { CityPoint } from "./city-experiment.ts";
import type { OpenCities, Side } from "./compared-cities.ts";
import { type CheckedScenario, cannotBeSimulated, checkDocument, openWritten } from "./scenario-file.ts";

/**
 * One scenario with other values at each point. Every point is read and held against the city before any of them is run. Throws
 * `file/malformed` with all that is wrong at any point, each once, by the first point where it is; `stops` says what is too wrong to
 * go on, every error unless something else is said.
 */
export async function variedCities(
  { named, folder, book }: Side,
  points: readonly Point[],
  stops: (problem: Problem) => boolean = isError,
): Promise<OpenCities> {
  const document = await openWritten(named);
  const checked = points.map((point) => ({ point, ...checkPoint(document, point, book) }));
  const problems = toldOnce(checked);
  if (problems.some(stops)) throw cannotBeSimulated(named, problems);
  const open = checked.flatMap(({ point, scenario }): readonly CityPoint[] =>
    scenario === undefined ? [] : [{ ...point, scenario, book }],
  );
  const name = open[0]?.scenario.name ?? named;
  return { cities: [{ name, written: document.value, folder, book: book.version }], points: open, warnings: problems };
}

/** A scenario with the values of a point, held against a city. */
export function checkPoint(document: Document, { values }: Point, book: PolicyBook): CheckedScenario {
  const changed = changedDocument(document, values);
  const checked = checkDocument(changed.document, book);
  return { ...checked, problems: [...changed.problems, ...checked.problems] };
}

/** Problems with the first point where each is, and at how many others. */
export function toldOnce(checked: readonly (CheckedScenario & { readonly point: Point })[]): readonly Problem[] {
  const told = new Map<string, { readonly problem: Problem; readonly point: string; others: number }>();
  for (const { point, problems } of checked)
    for (const problem of problems) {
      const key = JSON.stringify([problem.code, problem.field, problem.message]);
      const known = told.get(key);
      if (known === undefined) told.set(key, { problem, point: point.name, others: 0 });
      else known.others++;
    }
  return [...told.values()].map(({ problem, point, others }) => ({
    ...problem,
    message: `${problem.field === undefined ? "" : `${problem.field}: `}${problem.message} (at ${point}${others === 0 ? "" : ` and ${counted(others, "other point")}`})`,
  }));
}
