import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newYork, request, table } from "../new-york.ts";
import { rowsIn } from "../rows-in.ts";
import { command, run, start } from "../swiftline.ts";

const ROWS = 30_000;
const line = ["import", "calls.csv", "--city", "city", "--json"] as const;

async function cityWithCalls(): Promise<string> {
  const cwd = await newYork();
  const rows = Array.from({ length: ROWS }, (_, index) => request({ id: index + 1 }));
  await writeFile(join(cwd, "calls.csv"), table(...rows));
  return cwd;
}

const imports = async (cwd: string) =>
  JSON.parse((await run(["import", "list", "--city", "city", "--json"], { cwd })).stdout).imports;

test("of two imports of one file at the same time one is refused, and the other says of itself what it brought", async () => {
  const cwd = await cityWithCalls();
  const outcomes = await Promise.all([run(line, { cwd }), run(line, { cwd })]);
  const [first, second] = outcomes.toSorted((one, other) => Number(one.code) - Number(other.code));
  expect(first).toMatchObject({ code: 0 });
  expect(JSON.parse(first?.stdout ?? "")).toMatchObject({ rows: ROWS, new: ROWS });
  expect(second).toMatchObject({ code: 75, stdout: expect.stringContaining("is being imported by process") });
  expect(await imports(cwd)).toMatchObject([{ rows: ROWS, new: ROWS }]);
}, 120_000);

test("the run of a process that was killed is gone on with, as before", async () => {
  const cwd = await cityWithCalls();
  const { child, outcome } = start(command(...line), { cwd });
  await rowsIn(cwd, (rows) => rows > 0);
  child.kill("SIGKILL");
  await outcome;
  const again = await run(line, { cwd });
  expect(again).toMatchObject({ code: 0 });
  expect(JSON.parse(again.stdout)).toMatchObject({ rows: ROWS, new: ROWS, files: [{ resumed: true }] });
  expect(await imports(cwd)).toHaveLength(1);
}, 120_000);
