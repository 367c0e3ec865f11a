import { hash } from "node:crypto";
import { existsSync } from "node:fs";
import { link, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tried } from "../../../core/test/runs.ts";
import { everythingIn } from "../everything-in.ts";
import { copyOf, newYork } from "../new-york.ts";
import { command, type Outcome, run, start } from "../swiftline.ts";

/** So many that they are taken in with several appends, and long enough that the file is read in threads. */
const ROWS = 27_000;

/**
 * Real requests, some of them damaged or from nowhere; the first hundred come again at the end, half of them as they were, half
 * of them closed since.
 */
async function requests(): Promise<readonly string[]> {
  const packed = await readFile(new URL("../../../../examples/nyc-311/requests.csv.gz", import.meta.url));
  const [header = "", ...rows] = gunzipSync(packed).toString().split("\n").slice(0, ROWS);
  const [first, others] = [rows.slice(0, 100), rows.slice(100)];
  const odd = others.map((row, index) => {
    if (index % 41 === 0) return `${row},"one\ntoo many"`;
    if (index % 43 === 0) return row.replace(/T\d\d:/, "T2x:");
    if (index % 47 === 0) return row.replace(/^\d+/, "");
    return index % 53 === 0 && !row.includes('"') ? row.split(",").with(7, "00000").with(9, "ATLANTIS").join(",") : row;
  });
  const later = first.map((row, index) =>
    index % 2 === 0 ? row : row.replace(/\.000,,/, ".000,2026-06-01T12:00:00.000,"),
  );
  return [header, ...first, ...odd, ...later];
}
const lines = await requests();

const soaking = process.env.SWIFTLINE_SOAK !== undefined;

/** The same requests as different systems would write them. */
const layouts = {
  "lines that end in LF": Buffer.from(`${lines.join("\n")}\n`),
  "a byte order mark, CRLF, no last line end": Buffer.from(`\ufeff${lines.join("\r\n")}`),
  "lines that end in CR": Buffer.from(`${lines.join("\r")}\r`),
  gzip: gzipSync(`${lines.join("\n")}\n`),
} as const satisfies Readonly<Record<string, Buffer>>;
type Layout = keyof typeof layouts;
/** All of them take too long for every day. */
const tryOut = soaking ? (Object.keys(layouts) as Layout[]) : (["lines that end in CR"] as const);

const fresh = await newYork();

/** A new city, and a file of this layout. */
async function folderWith(layout: Layout): Promise<string> {
  const cwd = await copyOf(fresh);
  await writeFile(join(cwd, "requests.csv"), layouts[layout]);
  return cwd;
}

const line = ["import", "requests.csv", "--city", "city", "--json"];
const importIn = (cwd: string, ...more: readonly string[]): Promise<Outcome> => run([...line, ...more], { cwd });

const fingerprintOf = (bytes: Buffer): string => `${bytes.length} bytes, ${hash("sha256", bytes)}`;

/** All that an import leaves: every table of the store, and the file of the rejected rows to the byte. */
async function leftIn(cwd: string) {
  const rejects = join(cwd, "requests.csv.rejected.csv");
  return {
    tables: everythingIn(storeIn(cwd)),
    rejects: existsSync(rejects) ? fingerprintOf(await readFile(rejects)) : undefined,
    partial: (await readdir(cwd)).filter((name) => name.endsWith(".partial")),
  };
}

const counted = ({ stdout }: Outcome) => {
  const { rows, new: added, updated, unchanged, flagged, rejected } = JSON.parse(stdout);
  return { rows, added, updated, unchanged, flagged, rejected };
};

/** All that a run says of a file, but for what differs from one run of the same to the next. */
const told = ({ stdout }: Outcome) => {
  const { importId: _id, seconds: _time, ...file } = JSON.parse(stdout).files[0];
  return file;
};

/** What an import comes to when nobody disturbs it. */
async function undisturbed(layout: Layout) {
  const cwd = await folderWith(layout);
  const outcome = await importIn(cwd);
  expect(outcome).toMatchObject({ code: 3, stderr: "" });
  return { cwd, code: outcome.code, counts: counted(outcome), left: await leftIn(cwd) };
}
const known = new Map<Layout, ReturnType<typeof undisturbed>>();
function wantedOf(layout: Layout): ReturnType<typeof undisturbed> {
  const wanted = known.get(layout) ?? undisturbed(layout);
  known.set(layout, wanted);
  return wanted;
}

/** When an import is killed: so long after this share of its rows is in. */
interface Moment {
  readonly share: number;
  readonly milliseconds: number;
}

/** Starts an import and kills it at this moment, unless it has ended by then. */
async function killAt({ share, milliseconds }: Moment, cwd: string, ...more: readonly string[]): Promise<void> {
  const { child, outcome } = start(command(...line, ...more), { cwd });
  while (child.exitCode === null && progressOf(cwd).rows < share * lines.length) await setTimeout(5);
  await setTimeout(milliseconds);
  child.kill("SIGKILL");
  await outcome;
}

const storeIn = (cwd: string): string => join(cwd, "city/swiftline.sqlite");

function withStore<Value>(cwd: string, use: (database: DatabaseSync) => Value): Value {
  const database = new DatabaseSync(storeIn(cwd));
  try {
    database.exec("pragma busy_timeout = 5000");
    return use(database);
  } finally {
    database.close();
  }
}

/** How many rows the store says are in, and whether it says that the import has ended. */
function progressOf(cwd: string): { readonly rows: number; readonly ended: boolean } {
  const nothing = { rows: 0, ended: false };
  if (!existsSync(storeIn(cwd))) return nothing;
  return withStore(cwd, (database) => {
    if (database.prepare("select 1 from sqlite_schema where name = 'imports'").get() === undefined) return nothing;
    const run = database.prepare("select rows, finished_at from imports").get();
    return run === undefined ? nothing : { rows: Number(run.rows), ended: run.finished_at !== null };
  });
}

test("the undisturbed import meets rows of every kind, so that a kill may disturb each", async () => {
  const { code, counts } = await wantedOf(tryOut[0]!);
  expect(code).toBe(3);
  expect(counts.rows).toBe(lines.length - 1);
  for (const kind of ["added", "updated", "unchanged", "flagged", "rejected"] as const)
    expect(counts[kind], kind).toBeGreaterThan(10);
});

test(
  "an import that is killed at any moment, and run again, ends with what an undisturbed one ends with",
  async () => {
    const moment = fc.record({ share: fc.constantFrom(0, 0.1, 0.4, 0.7, 1), milliseconds: fc.nat({ max: 400 }) });
    const kills = fc.record({
      layout: fc.constantFrom(...tryOut),
      moments: fc.array(moment, { minLength: 1, maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(kills, async ({ layout, moments }) => {
        const { code, counts, left } = await wantedOf(layout);
        const cwd = await folderWith(layout);
        for (const one of moments) if (!progressOf(cwd).ended) await killAt(one, cwd);
        if (!progressOf(cwd).ended) {
          const outcome = await importIn(cwd);
          expect({ code: outcome.code, counts: counted(outcome) }).toEqual({ code, counts });
        }
        expect(await leftIn(cwd)).toEqual(left);
      }),
      // A moment is not the same a second time, so a smaller case cannot be looked for.
      { ...tried(2, 200), endOnFailure: true },
    );
  },
  soaking ? 3_600_000 : 180_000,
);

test("a dry run behind a killed import foretells what going on comes to, down to the rejected rows, and leaves it to go on", async () => {
  const cwd = await folderWith(tryOut[0]!);
  const rejects = ["--rejects", "wrong.csv"];
  await killAt({ share: 0.1, milliseconds: 0 }, cwd, ...rejects);
  expect(progressOf(cwd)).toMatchObject({ ended: false, rows: expect.any(Number) });
  const before = await leftIn(cwd);
  const foretold = await importIn(cwd, ...rejects, "--dry-run");
  const wrong = await readFile(join(cwd, "wrong.csv"));
  expect(await leftIn(cwd)).toEqual(before);
  const outcome = await importIn(cwd, ...rejects);
  expect(JSON.parse(outcome.stdout).files[0].resumed).toBe(true);
  expect({ code: foretold.code, ...told(foretold) }).toEqual({ code: outcome.code, ...told(outcome) });
  expect(await readFile(join(cwd, "wrong.csv"))).toEqual(wrong);
  expect(outcome.code).toBe(3);
});

test("a city that is mended after a kill begins anew, so that the rows that it lacked something for are in", async () => {
  const { code, counts } = await wantedOf(tryOut[0]!);
  const cwd = await folderWith(tryOut[0]!);
  const categories = join(cwd, "city/categories.csv");
  const whole = await readFile(categories, "utf8");
  await writeFile(categories, whole.replace("Illegal Parking", "Parking where one may not"));
  await killAt({ share: 0.1, milliseconds: 0 }, cwd);
  const rejected = withStore(cwd, (database) =>
    Number(database.prepare("select rejected from imports").get()?.rejected),
  );
  await writeFile(categories, whole);
  await run(["db", "rebuild", "--city", "city"], { cwd });
  const outcome = await importIn(cwd);
  expect({ code: outcome.code, rejected: counted(outcome).rejected }).toEqual({ code, rejected: counts.rejected });
  expect(rejected).toBeGreaterThan(counts.rejected);
  expect(JSON.parse(outcome.stdout).files[0].resumed).toBe(false);
});

test("an import that is killed when all is in but not yet said to be, and run again, ends the same", async () => {
  const { cwd: imported, code, counts, left } = await wantedOf(tryOut[0]!);
  const cwd = await copyOf(imported);
  const id = withStore(cwd, (database) => {
    database.exec("update imports set finished_at = null");
    return String(database.prepare("select id from imports").get()?.id);
  });
  const rejects = join(cwd, "requests.csv.rejected.csv");
  await link(rejects, `${rejects}.${id.replaceAll(":", "")}.partial`);
  const outcome = await importIn(cwd);
  expect({ code: outcome.code, counts: counted(outcome) }).toEqual({ code, counts });
  expect(await leftIn(cwd)).toEqual(left);
});
