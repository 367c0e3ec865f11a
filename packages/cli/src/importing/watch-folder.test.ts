import { statSync } from "node:fs";
import { appendFile, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { SwiftlineError } from "@swiftline/core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type WatchOptions, watchFolder } from "./watch-folder.ts";

const SETTLE = 60;

let folder = "";
let ending = new AbortController();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "swiftline-drop-"));
  ending = new AbortController();
});
afterEach(async () => {
  ending.abort();
  await rm(folder, { recursive: true, force: true });
});

/** Watches the folder and writes down what is taken and what is refused. */
function watched({ take = async () => {}, ...options }: Partial<WatchOptions> = {}) {
  const taken: string[] = [];
  const refused: string[] = [];
  const held: string[] = [];
  const gone: string[] = [];
  const end = watchFolder(folder, {
    patterns: ["*.csv"],
    settle: SETTLE,
    signal: ending.signal,
    async take(file) {
      taken.push(basename(file));
      await take(file);
    },
    refused: (file, { code }) => refused.push(`${basename(file)} ${code}`),
    held: (file, { code }) => held.push(`${basename(file)} ${code}`),
    gone: (file) => gone.push(basename(file)),
    ...options,
  });
  const sees = (wanted: readonly string[]) => vi.waitFor(() => expect(taken).toEqual(wanted), { timeout: 5_000 });
  return { taken, refused, held, gone, end, sees };
}

const drop = (name: string, text = "id\n1\n") => writeFile(join(folder, name), text);

test("what lies in the folder is taken by name, and what comes later when the system tells of it", async () => {
  await Promise.all(["b.csv", "c.csv", "a.csv", "notes.txt"].map((name) => drop(name)));
  const { sees } = watched();
  await sees(["a.csv", "b.csv", "c.csv"]);
  await drop("d.csv");
  await sees(["a.csv", "b.csv", "c.csv", "d.csv"]);
});

test("where the system tells nothing, as in folders of the folder, a slow look finds it", async () => {
  await mkdir(join(folder, "west"));
  const { sees } = watched({ patterns: ["**/*.csv"], poll: 100 });
  await setTimeout(50);
  await drop("west/a.csv");
  await sees(["a.csv"]);
});

test("a file that is still written is taken when it is whole", async () => {
  await drop("slow.csv", "");
  const sizes: number[] = [];
  const { sees } = watched({
    settle: 500,
    async take(file) {
      sizes.push(statSync(file).size);
    },
  });
  for (let row = 1; row <= 8; row++) {
    await setTimeout(20);
    await appendFile(join(folder, "slow.csv"), `${row}\n`);
  }
  await sees(["slow.csv"]);
  expect(sizes).toEqual([16]);
});

test("files under a name for the time being, hidden ones and rejected rows are passed over until they are renamed", async () => {
  const names = ["a.csv.part", "b.csv.tmp", ".c.csv", "~$d.csv", "e.rejected.csv"];
  await Promise.all(names.map((name) => drop(name)));
  const { sees } = watched({ patterns: ["*"] });
  await drop("z.csv");
  await sees(["z.csv"]);
  await rename(join(folder, "a.csv.part"), join(folder, "a.csv"));
  await sees(["z.csv", "a.csv"]);
});

test("a bad file is told, the watch goes on, and offers it again when it was mended", async () => {
  await Promise.all(["a.csv", "b.csv"].map((name) => drop(name)));
  let mended = false;
  const { sees, refused } = watched({
    async take(file) {
      if (basename(file) === "a.csv" && !mended) throw new SwiftlineError("file/malformed", "a.csv is no table");
    },
  });
  await sees(["a.csv", "b.csv"]);
  mended = true;
  await appendFile(join(folder, "a.csv"), "2\n");
  await sees(["a.csv", "b.csv", "a.csv"]);
  expect(refused).toEqual(["a.csv file/malformed"]);
});

test("a file that another process imports is told once, keeps no other waiting, and is offered until that one lets go", async () => {
  await Promise.all(["a.csv", "b.csv"].map((name) => drop(name)));
  let tries = 0;
  const { sees, refused, held } = watched({
    poll: 100,
    async take(file) {
      if (basename(file) === "a.csv" && ++tries < 3) throw new SwiftlineError("import/running", "process 7 has a.csv");
    },
  });
  await sees(["a.csv", "b.csv", "a.csv", "a.csv"]);
  expect({ refused, held }).toEqual({ refused: [], held: ["a.csv import/running"] });
});

test.each([new SwiftlineError("store/disk-full", "the disk is full"), new TypeError("a bug")])(
  "what would be wrong with the next file too ends the watch: %s",
  async (error) => {
    await Promise.all(["a.csv", "b.csv"].map((name) => drop(name)));
    const { end, taken } = watched({ take: () => Promise.reject(error) });
    await expect(end).rejects.toBe(error);
    expect(taken).toEqual(["a.csv"]);
  },
);

test("it ends when told to: at rest at once, in the middle of an import after what that takes, which is told", async () => {
  const resting = watched();
  await setTimeout(20);
  ending.abort();
  await resting.end;

  ending = new AbortController();
  await Promise.all(["a.csv", "b.csv"].map((name) => drop(name)));
  const working = watched({
    async take() {
      ending.abort();
      throw new SwiftlineError("import/interrupted", "stopped after 2000 rows, which are in");
    },
  });
  await working.end;
  expect(working).toMatchObject({ taken: ["a.csv"], refused: ["a.csv import/interrupted"] });
});

test("a file that was taken away is told", async () => {
  await drop("a.csv");
  const { sees, gone } = watched();
  await sees(["a.csv"]);
  await rm(join(folder, "a.csv"));
  await vi.waitFor(() => expect(gone).toEqual(["a.csv"]), { timeout: 5_000 });
});

test("a folder that is not there, or goes away, ends the watch with its name", async () => {
  await drop("a.csv");
  const { end, sees } = watched({ poll: 50 });
  await sees(["a.csv"]);
  const gone = expect(end).rejects.toMatchObject({ code: "file/not-found", message: expect.stringContaining(folder) });
  await rm(folder, { recursive: true });
  await gone;
});
