import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newYork } from "../new-york.ts";
import { run } from "../swiftline.ts";

const record = { unique_key: "1", created_date: "2026-05-02T10:00:00.000", complaint_type: "Noise", agency: "DEP" };
const mapping = "columns: { id: unique_key, registeredAt: created_date, category: complaint_type, agency: agency }\n";

test("one page of several is imported and said to be one, as text and as JSON", async () => {
  const cwd = await newYork();
  await writeFile(join(cwd, "mapping.yaml"), mapping);
  await writeFile(join(cwd, "page.json"), JSON.stringify({ results: [record], next: "https://city.example/?page=2" }));
  const line = ["import", "page.json", "--mapping", "mapping.yaml", "--city", "city"];
  const { code, stdout } = await run(line, { cwd });
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringContaining("  It says that there are further pages."),
  });
  const [{ notes, unchanged }] = JSON.parse((await run([...line, "--json"], { cwd })).stdout).files;
  expect({ notes, unchanged }).toEqual({
    notes: ["It says that there are further pages. Fetch and import them too"],
    unchanged: 1,
  });
});
