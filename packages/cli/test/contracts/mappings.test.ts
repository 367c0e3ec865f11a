import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { emptyFolder } from "../new-york.ts";
import { run } from "../swiftline.ts";

const repository = fileURLToPath(new URL("../../../../", import.meta.url));
const inRepository = (path: string): string => join(repository, path);

/** The least city folder that can hold a list of requests. */
async function tinyCity(
  id: string,
  zone: string,
  lists: Readonly<Record<"agencies" | "areas" | "categories", readonly string[]>>,
): Promise<string> {
  const folder = await emptyFolder();
  await mkdir(join(folder, "city"));
  const write = (name: string, ...lines: readonly string[]) =>
    writeFile(join(folder, "city", name), `${lines.join("\n")}\n`);
  await write(
    "city.yaml",
    `{ id: ${id}, name: ${id}, zone: ${zone}, languages: [en], number: "311", channels: [phone],`,
    `hotlines: [{ id: ${id}-311, name: 311 }] }`.replace("name: 311", 'name: "311"'),
  );
  await write(
    "agencies.csv",
    "id,name,kind",
    "desk,Desk,hotline",
    ...lists.agencies.map((code) => `${code},${code},department`),
  );
  await write("areas.csv", "id,name,kind", ...lists.areas.map((name, index) => `area-${index},${name},district`));
  await write("categories.csv", "id,name", ...lists.categories.map((name, index) => `category-${index},"${name}"`));
  await write("routing.csv", "id,>agency", "rest,desk");
  await write(
    "sla.yaml",
    "default: week",
    "policies: [{ id: week, name: A week, stages: { resolve: { startsOn: dispatched,",
    "  target: { within: 7d, clock: natural } } } }]",
  );
  await write(
    "satisfaction.yaml",
    "survey: { contacted: yes-no, resolved: yes-no, satisfied: [satisfied, dissatisfied] }",
    "scheme: plain",
  );
  return folder;
}

/** The different values of one column of a sample without quoted commas before it. */
async function valuesOf(sample: string, column: string): Promise<readonly string[]> {
  const [header = "", ...rows] = (await readFile(sample, "utf8")).trim().split(/\r?\n/);
  const at = header.split(",").indexOf(column);
  return [...new Set(rows.map((row) => cellsOf(row)[at] ?? ""))].filter((value) => value !== "");
}

const cellsOf = (row: string): readonly string[] =>
  [...row.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");

test("Baltimore's requests go in by their mapping file", async () => {
  const sample = inRepository("packages/files/test/samples/baltimore311.csv");
  const cwd = await tinyCity("baltimore", "America/New_York", {
    agencies: [
      "call-center",
      "finance",
      "fire",
      "health",
      "housing",
      "recreation-and-parks",
      "solid-waste",
      "transportation",
      "water",
      "BGE",
    ],
    areas: await valuesOf(sample, "Neighborhood"),
    categories: await valuesOf(sample, "SRType"),
  });
  const mapping = inRepository("examples/mappings/baltimore-311.yaml");
  const { stdout } = await run(["import", sample, "--mapping", mapping, "--city", "city", "--json"], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({ files: [{ source: "generic", rows: 20, new: 20, rejected: 0 }] });
  const shown = await run(["appeal", "show", "baltimore-311:18-00269879", "--city", "city", "--json"], { cwd });
  expect(JSON.parse(shown.stdout)).toMatchObject({
    status: "closed",
    agency: "transportation",
    text: "TRT-Traffic Signal Repairs",
    registeredAt: "2018-04-12T11:11:26-04:00",
    promisedUntil: "2018-04-13T11:11:26-04:00",
  });
});

test("Los Angeles' requests go in by theirs", async () => {
  const sample = inRepository("packages/files/test/samples/la311.csv");
  const cwd = await tinyCity("los-angeles", "America/Los_Angeles", {
    agencies: ["BOS", "BSL", "ITA", "LADWP", "OCB"],
    areas: await valuesOf(sample, "APC"),
    categories: await valuesOf(sample, "RequestType"),
  });
  const mapping = inRepository("examples/mappings/los-angeles-311.yaml");
  const { stdout } = await run(["import", sample, "--mapping", mapping, "--city", "city", "--json"], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({ files: [{ source: "generic", rows: 20, new: 20, rejected: 0 }] });
  const shown = await run(["appeal", "show", "los-angeles-311:1-870704831", "--city", "city", "--json"], { cwd });
  expect(JSON.parse(shown.stdout)).toMatchObject({
    status: "closed",
    agency: "BOS",
    text: "Homeless Encampment",
    registeredAt: "2017-12-31T23:59:58-08:00",
  });
});

test("a district's orders of a 12345 hotline are recognised by their columns, and go in with the answers of their callers", async () => {
  const cwd = await tinyCity("district", "Asia/Shanghai", {
    agencies: ["东街道"],
    areas: ["东街道"],
    categories: ["供暖", "噪音"],
  });
  const orders = [
    "创建时间,办结时间,一级分类,被反映街乡镇,二级承办单位简称,主要内容,处理结果,是否有效回访,是否联系,是否解决,是否满意",
    "2025-01-06 08:10:00,2025-01-08 17:30:00,供暖,东街道,东街道,家里不热。,已检修。,是,是,是,满意",
    "2025-01-06 09:00:00,2025-01-07 12:00:00,噪音,东街道,东街道,夜间施工。,已要求停工。,,,,",
    "2025-01-06 10:00:00,,噪音,西街道,东街道,广场舞。,,,,,",
  ];
  await writeFile(join(cwd, "orders.csv"), `${orders.join("\n")}\n`);
  const { stdout } = await run(["import", "orders.csv", "--city", "city", "--json"], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({
    files: [{ source: "cn-12345", rows: 3, new: 2, flagged: 1, rejected: 0 }],
  });
  const listed = await run(["appeal", "list", "--city", "city", "--json"], { cwd });
  const { appeals } = JSON.parse(listed.stdout) as { readonly appeals: readonly { readonly status: string }[] };
  expect(appeals.map(({ status }) => status).toSorted()).toEqual(["closed", "dispatched", "reported"]);
});
