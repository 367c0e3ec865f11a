import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { newYork } from "../new-york.ts";
import { run } from "../swiftline.ts";

/** More matches than a store looks at for one page. */
const MANY = 10_050;

const cwd = await newYork();

beforeAll(async () => {
  const columns = ["complaint_type", "descriptor", "location_type", "incident_zip", "borough", "latitude", "longitude"];
  const header = ["unique_key", "created_date", "closed_date", "agency", ...columns].join(",");
  const row = (_: unknown, n: number) =>
    `${n + 1},2026-05-${n < 2 ? "01" : "02"}T10:00:00,,DSNY,Graffiti,Wall,,${n < 2 ? 11001 : 11201},QUEENS,,`;
  await writeFile(join(cwd, "walls.csv"), [header, ...Array.from({ length: MANY }, row), ""].join("\n"));
  expect(await run(["import", "walls.csv", "--city", "city", "--quiet"], { cwd })).toMatchObject({ code: 0 });
});

const asked = async (...line: string[]): Promise<string> => {
  const { code, stdout } = await run([...line, "--city", "city"], { cwd });
  expect(code).toBe(0);
  return stdout;
};

test("what is searched is found behind ten thousand that only have the words", async () => {
  const { appeals, more } = JSON.parse(await asked("appeal", "list", "--search", "wall", "--area", "11001", "--json"));
  expect(appeals.map(({ id }: { id: string }) => id)).toEqual(["nyc-311:2", "nyc-311:1"]);
  expect(more).toBe(false);
});

test("a list of what is due says whether it is cut", async () => {
  const at = ["--at", "2027-01-04T10:00:00-05:00"];
  const { due, more } = JSON.parse(await asked("sla", "due", ...at, "--limit", "3", "--json"));
  expect([due.length, more]).toEqual([3, true]);
  const few = await asked("sla", "due", ...at, "--agency", "NYPD", "--json");
  expect(JSON.parse(few)).toMatchObject({ due: [], more: false });
});
