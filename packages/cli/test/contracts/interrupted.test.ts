import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { openCity } from "@swiftline/files";
import { openStore } from "@swiftline/store";
import { expect, test } from "vitest";
import { copyOf, newYork } from "../new-york.ts";
import { command, run, start } from "../swiftline.ts";

const BATCH = 8_000;

/** Real requests, in a form that takes some seconds. */
const requests = fileURLToPath(new URL("../../../../examples/nyc-311/requests.csv.gz", import.meta.url));
const ROWS = 50_000;

const fresh = await newYork();
await writeFile(join(fresh, "requests.csv"), gunzipSync(await readFile(requests)));
const line = ["import", "requests.csv", "--city", "city"];

/** All that a store tells: every history and every count. */
async function told(cwd: string): Promise<{ readonly appeals: number; readonly fingerprint: string }> {
  const book = await openCity(join(cwd, "city"));
  const store = await openStore(join(cwd, "city/swiftline.sqlite"), { book, mode: "read" });
  const hash = createHash("sha256");
  let appeals = 0;
  try {
    for await (const { appealId, history } of store.log.all()) {
      hash.update(JSON.stringify([appealId, history]));
      appeals++;
    }
    expect(await store.check()).toEqual([]);
  } finally {
    await store.close();
  }
  return { appeals, fingerprint: hash.digest("hex") };
}

test("Ctrl-C ends an import after the batch it is in; the same command then finishes it", async () => {
  const undisturbed = await copyOf(fresh);
  expect(await run([...line, "--quiet"], { cwd: undisturbed })).toMatchObject({ code: 0 });
  const expected = await told(undisturbed);
  expect(expected.appeals).toBe(ROWS);

  const cwd = await copyOf(fresh);
  const { child, outcome } = start(command(...line), { cwd });
  child.stderr?.once("data", () => child.kill("SIGINT"));
  const { code, stderr } = await outcome;
  expect({ code, stderr }).toMatchObject({
    code: 130,
    stderr: expect.stringMatching(/stopped after [\d,]+ rows, which are in/),
  });
  const { appeals } = await told(cwd);
  expect(stderr).toContain(`stopped after ${appeals.toLocaleString("en")} rows`);
  expect(appeals % BATCH).toBe(0);
  expect(appeals).toBeLessThan(ROWS);

  const again = await run([...line, "--json"], { cwd });
  expect(JSON.parse(again.stdout)).toMatchObject({ rows: ROWS, new: ROWS, unchanged: 0, files: [{ resumed: true }] });
  expect(await told(cwd)).toEqual(expected);
});
