import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { answerCalls } from "../answered-calls.ts";
import { newYorkWithRequests } from "../new-york.ts";
import { run } from "../swiftline.ts";

const cwd = await newYorkWithRequests();
await answerCalls(
  cwd,
  { count: 30, category: "noise-residential", vote: { contacted: true, resolved: "yes", satisfied: "satisfied" } },
  { count: 10, category: "noise-residential", vote: { contacted: true, resolved: "no", satisfied: "dissatisfied" } },
  { count: 5, category: "noise-residential" },
  { count: 32, category: "graffiti", vote: { contacted: true, resolved: "yes", satisfied: "basically-satisfied" } },
);

const type = (line: string) => run(line.split(" "), { cwd, env: { SWIFTLINE_CITY: "city" } });
async function answerOf(line: string) {
  const { code, stdout, stderr } = await type(`${line} --json`);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

interface Section {
  readonly id: string;
  readonly table: { readonly columns: readonly { readonly id: string }[]; readonly rows: readonly unknown[][] };
}
async function ladderOf(line: string) {
  const { sections } = (await answerOf(line)) as { readonly sections: readonly Section[] };
  const { columns = [], rows = [] } = sections.find(({ id }) => id === "departments")?.table ?? {};
  return rows.map((row) => Object.fromEntries(columns.map(({ id }, at) => [id, row[at]])));
}

test("units are scored by the callers who were reached, and ranked; the last line has sums and plain means", async () => {
  const [first, second, all] = await ladderOf("score run --period 2026-05");
  // By the plain scheme: 40 of NYPD were reached, three quarters of them satisfied; of DSNY 32, all of them basically.
  expect(first).toMatchObject({ unit: "New York City Police Department", place: 1, accepted: 47, valid: 40 });
  expect(first).toMatchObject({ contacted: 40, resolved: 30, satisfied: 30, unreachable: 5 / 45, resolution: 3 / 4 });
  expect(first?.score).toBeCloseTo((100 * (1 + 3 / 4 + 3 / 4)) / 3, 9);
  expect(second).toMatchObject({
    unit: "Department of Sanitation",
    place: 2,
    valid: 32,
    satisfied: 0,
    satisfaction: 0,
  });
  expect(second?.score).toBeCloseTo((100 * 2) / 3, 9);
  expect(all).toMatchObject({ unit: "All 2", accepted: 80, valid: 72, resolution: (3 / 4 + 1) / 2 });
});

test("another scheme scores the same votes otherwise, whether published or in a file", async () => {
  await writeFile(
    join(cwd, "draft.yaml"),
    "id: draft\nweights: { response: 0.2, resolution: 0.4, satisfaction: 0.4 }\ncredit: { satisfied: 1, basically-satisfied: 0.5 }\n",
  );
  const scoreOf = async (scheme: string) => {
    const rows = await ladderOf(`score run --period 2026-05 --scheme ${scheme}`);
    return rows.find(({ unit }) => unit === "Department of Sanitation")?.score;
  };
  expect(await scoreOf("huairou-2025")).toBeCloseTo(10 + 50 + 40 * 0.9, 9);
  expect(await scoreOf("draft.yaml")).toBeCloseTo(20 + 40 + 40 * 0.5, 9);
});

test("by a scheme whose response has several parts, contacted still counts callers, and the mean is no share of them", async () => {
  const [first] = await ladderOf("score run --period 2026-05 --scheme zhungeer");
  // All callers were contacted and no result came with evidence; New York sets no time to sign, so that part is left out.
  expect(first).toMatchObject({ valid: 40, contacted: 40, response: 1 / 2 });
});

test("what if says who would move, and by how many places", async () => {
  const answer = await answerOf("score whatif --scheme huairou-2025 --period 2026-05 --moved");
  expect(answer).toMatchObject({ scheme: "plain", other: "huairou-2025", placed: 2, moved: 2 });
  expect(answer.units.map(({ unit, up }: { unit: string; up: number }) => [unit, up])).toEqual([
    ["NYPD", -1],
    ["DSNY", 1],
  ]);
});

test("each number is explained by its appeals, page by page", async () => {
  const line = "score explain NYPD --period 2026-05 --measure unresolved --limit 6";
  const first = await answerOf(line);
  expect(first).toMatchObject({ counts: { accepted: 47, asked: 45, unreachable: 5, valid: 40, unresolved: 10 } });
  const second = await answerOf(`${line} --after ${first.next}`);
  expect([first.appeals.length, second.appeals.length, second.next]).toEqual([6, 4, null]);
  const appeals = [...first.appeals, ...second.appeals].map(({ appeal }) => appeal);
  expect(appeals).toEqual(Array.from({ length: 10 }, (_, index) => `nyc-311:C-${index + 31}`));
  expect(first.appeals[0]).toMatchObject({ contacted: true, resolved: "no", satisfied: "dissatisfied" });
  expect(first.appeals[0].earns).toBeCloseTo(1 / 3, 9);
});

test("the same scores are the same bytes, as a page and as a workbook", async () => {
  for (const format of ["html", "xlsx"]) {
    const files = ["one", "two"].map((name) => join(cwd, `${name}.${format}`));
    for (const file of files) await type(`score run --period 2026-05 --format ${format} --out ${file}`);
    const [one, two] = await Promise.all(files.map((file) => readFile(file)));
    expect(one?.equals(two ?? Buffer.from(""))).toBe(true);
  }
});

test.each([
  ["score run", 64, "--period is missing"],
  ["score run --period 2026-13", 64, "2026-13 is no period\nTry: write it as 2025-06 (from the 19th"],
  ["score run --period 2026 --calendar", 64, "2026 is no period\nTry: write it as 2025-06 (from the first"],
  ["score run --period 2026-05 --scheme pain", 64, "no scoring scheme pain\nTry: did you mean plain?"],
  [
    "score run --period 2026-05 --format xlsx",
    64,
    "a workbook is no text to print\nTry: write it to a file with --out",
  ],
  ["score run --period 2026-05 --ladder parks", 64, "Expected --ladder=parks to be one of: subdistricts, departments"],
  ["score explain NYDP --period 2026-05", 64, "the city has no unit NYDP\nTry: did you mean NYPD?"],
  ["score explain NYPD --period 2026-05 --after nyc-311:99", 64, "nyc-311:99 is not behind the scores of NYPD"],
  ["score whatif --period 2026-05 --scheme none.yaml", 66, "none.yaml: there is no such scheme"],
])("%s: exit status %d, and what to write instead", async (line, code, says) => {
  const outcome = await type(line);
  expect(outcome).toMatchObject({ code, stdout: "" });
  expect(outcome.stderr).toContain(says);
});

test("a scheme file is told all that is wrong in it, each by its line", async () => {
  await writeFile(
    join(cwd, "bad.yaml"),
    "id: bad\nweights: { response: 0.5, resolution: 0.5, satisfaction: 0.4 }\ncredit: { happy: 1, satisfied: 2 }\npartly: much\n",
  );
  const { code, stderr } = await type("score whatif --period 2026-05 --scheme bad.yaml");
  expect(code).toBe(78);
  expect(stderr).toContain("bad.yaml:2:10 error the weights must add up to 1");
  expect(stderr.match(/bad\.yaml:3:\d+ error credit/g)).toHaveLength(2);
  expect(stderr).toContain("bad.yaml:4:9 error partly");
});
