import { expect, test } from "vitest";
import { csvLines } from "../../exporting/csv-lines.ts";
import type { ExportColumn } from "../../exporting/export-column.ts";
import { manifestOf } from "./manifest.ts";
import { comparisonColumns, replicationColumns, replicationRows, seriesColumns, summaryColumns } from "./rows.ts";
import { runExperiment } from "./run-experiment.ts";
import { inOneThread } from "./runner.ts";
import { grid } from "./sweep.ts";

async function result() {
  const model = inOneThread(({ values }, replication) => ({
    calls: Number(values.agents) * (replication + 1),
    lost: 1,
  }));
  const ran = await runExperiment(
    {
      scenario: "0123",
      seed: "1",
      points: grid({ agents: [1, 2] }),
      measures: [{ name: "calls", kind: "mean", unit: "calls" }],
      stopping: { minimum: 3 },
    },
    model,
  );
  if (!ran.ok) throw new Error("it was refused");
  return ran.value;
}

function csvOf<Row>(columns: readonly ExportColumn<Row>[], rows: readonly Row[]): string {
  const { header, row } = csvLines(columns, "UTC" as never);
  return [header, ...rows.map(row)].join("");
}

test("replications are one value a line, also what no measure asked for", async () => {
  expect(csvOf(replicationColumns, replicationRows(await result()).slice(0, 4))).toBe(
    "point,replication,measure,unit,value\nagents=1,0,calls,calls,1\nagents=1,0,lost,,1\nagents=1,1,calls,calls,2\nagents=1,1,lost,,1\n",
  );
});

test("what is no measure by itself has the unit that is given by name", async () => {
  expect(replicationRows(await result(), { lost: "calls" })[1]).toMatchObject({ measure: "lost", unit: "calls" });
});

test("of shares and ratios without a unit the tables say that they are shares", async () => {
  const [summary] = (await result()).summaries;
  if (summary === undefined) throw new Error("there is a summary");
  const measure = { name: "lost", kind: "ratio", part: "lost", whole: "calls" } as const;
  expect(csvOf(summaryColumns, [{ ...summary, measure }])).toContain("\nagents=1,lost,share,2,");
});

test("a summary has the estimate and how it was made", async () => {
  const [header, first] = csvOf(summaryColumns, (await result()).summaries).split("\n");
  expect(header).toBe("point,measure,unit,mean,sd,half_width,low,high,level,n,without,warm_up,method");
  expect(first).toMatch(/^agents=1,calls,calls,2,1,2\.484137\d+,-0\.484137\d+,4\.484137\d+,0\.95,3,0,0,student$/);
});

test("a comparison has its verdict", async () => {
  expect(csvOf(comparisonColumns, (await result()).comparisons).split("\n")[1]).toMatch(
    /^agents=2,agents=1,calls,calls,2,.*,no-difference-shown,"no difference shown: calls of agents=2 less agents=1 is 2\.0 calls/,
  );
});

test("a series is one value a line and a moment", () => {
  const row = { point: "agents=1", replication: 0, at: 30, measure: "waiting", unit: "calls", value: 4 };
  expect(csvOf(seriesColumns, [row])).toBe("point,replication,at,measure,unit,value\nagents=1,0,30,waiting,calls,4\n");
});

test("the manifest says what to run again, and its hash depends on the values alone", async () => {
  const conditions = { versions: { core: "1.2.3" }, streams: ["talk", "arrivals"] };
  const manifest = manifestOf(await result(), conditions);
  expect(manifest).toMatchObject({
    design: { scenario: "0123", seed: "1", level: 0.95, baseline: "agents=1" },
    replications: [3, 3],
    streams: ["arrivals", "talk"],
    versions: { core: "1.2.3" },
  });
  expect(manifest).not.toHaveProperty("partial");
  const again = manifestOf(await result(), { versions: {}, streams: [] });
  expect(again.resultHash).toBe(manifest.resultHash);
});
