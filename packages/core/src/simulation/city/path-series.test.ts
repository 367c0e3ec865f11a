import { describe, expect, test } from "vitest";
import { smallTown, townBook } from "../../../test/literals/town.ts";
import type { Measured } from "../experiment/design.ts";
import { runExperiment } from "../experiment/run-experiment.ts";
import { inOneThread } from "../experiment/runner.ts";
import { leanRun } from "./city-run.ts";
import { stepName } from "./path-names.ts";
import { pathColumns, pathRows } from "./path-rows.ts";
import { estimatedDay, estimatedPaths, type PathSeriesName } from "./path-series.ts";
import { timePath } from "./time-path.ts";

const book = townBook();
const scenario = smallTown();
const [busiest] = book.agencies.nodes;
const of = { point: "small", scenario, zone: book.zone };

async function experiment(follows: (replication: number) => boolean, count = 4) {
  const model = (_: unknown, replication: number): Measured => {
    const run = leanRun({ scenario, book, seed: 5, replication });
    const path = timePath(run, { scenario, book, agencies: [busiest?.id ?? ""] });
    return { answered: run.totals().answered, ...(follows(replication) && path) };
  };
  const asked = {
    scenario: "small",
    seed: "5",
    points: [{ name: "small", values: {} }],
    measures: [{ name: "answered", kind: "mean" as const }],
    stopping: { minimum: count },
  };
  const result = await runExperiment(asked, inOneThread(model));
  if (!result.ok) throw new Error(JSON.stringify(result.reason));
  return result.value;
}

const result = await experiment(() => true);
const paths = estimatedPaths(result, of);
const path = (name: PathSeriesName, among = paths) => among.find(({ series }) => series.name === name)?.points ?? [];

describe("the time paths of an experiment", () => {
  test("are means over its replications, with the interval that a step has by itself", () => {
    const values = (result.replications[0] ?? []).map((measured) => measured[stepName("open", 100)] ?? Number.NaN);
    const mean = values.reduce((sum, value) => sum + value, 0) / 4;
    const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 3);
    const STUDENT_3 = 3.182446305284263;
    const { estimate } = path("appeals open")[100] ?? {};
    expect(estimate?.mean).toBeCloseTo(mean, 9);
    expect(estimate?.halfWidth).toBeCloseTo((STUDENT_3 * sd) / 2, 9);
    expect(estimate?.n).toBe(4);
  });

  test("have as many calls as the replications had", () => {
    const calls = path("calls").reduce((sum, { estimate }) => sum + (estimate?.mean ?? 0) / 2, 0);
    const measured = (result.replications[0] ?? []).flatMap((one) => Object.entries(one));
    const told = measured.reduce((sum, [name, value]) => sum + (name.startsWith("path/calls/") ? value : 0), 0);
    expect(calls).toBeCloseTo(told / 4, 6);
  });

  test("tell of no share where nothing was to be shared", () => {
    const quiet = path("answered in time").filter((_, step) =>
      (result.replications[0] ?? []).every((measured) => measured[stepName("settled", step)] === 0),
    );
    for (const { estimate } of quiet) expect(estimate).toBeUndefined();
    const shares = path("answered in time").flatMap(({ estimate }) => (estimate === undefined ? [] : [estimate.mean]));
    expect(shares.length).toBeGreaterThan(200);
  });

  test("follow the backlogs of the agencies that were named", () => {
    expect(paths.map(({ series }) => series.agency).filter((agency) => agency !== undefined)).toEqual([busiest?.id]);
  });

  test("rest on the replications that were followed, and there are none where nobody was", async () => {
    const some = await experiment((replication) => replication < 2);
    expect(path("appeals open", estimatedPaths(some, of))[5]?.estimate?.n).toBe(2);
    const none = await experiment(() => false, 2);
    expect([estimatedPaths(none, of), estimatedDay(none, "small")]).toEqual([[], []]);
  });

  test("are rows of a tidy table: a series, a step and its interval", () => {
    const rows = pathRows(result, [of]).map((row) =>
      Object.fromEntries(pathColumns.map(({ name, of: cell }) => [name, cell(row)])),
    );
    expect(rows).toHaveLength(paths.length * (7 * 48 - 2));
    const { estimate, at } = path("calls waiting")[40] ?? {};
    expect(rows.find((row) => row.series === "calls waiting" && row.until === at)).toEqual({
      point: "small",
      series: "calls waiting",
      unit: "calls",
      until: at,
      mean: estimate?.mean,
      low: estimate?.low,
      high: estimate?.high,
      level: 0.95,
      n: 4,
    });
  });
});

test("the hours of the day have the operators of the roster", () => {
  const duty = path("operators on duty", estimatedDay(result, "small"));
  expect(duty.map(({ estimate }) => estimate?.mean)).toEqual([...Array(12).fill(6), ...Array(12).fill(8)]);
});
