import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { progressLine } from "./progress.ts";

const CLEAR = "\r\u001b[K";
const { isTTY, columns } = process.stderr;
let written: string[] = [];

beforeEach(() => {
  written = [];
  vi.useFakeTimers({ toFake: ["performance"] });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => written.push(String(text)) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  Object.assign(process.stderr, { isTTY, columns });
});

/** Work of 1,000 rows a second over a file of 200,000 rows, told of every 10 milliseconds. */
function work(seconds: number, on: { readonly isTTY: boolean; readonly columns?: number }, total?: number) {
  Object.assign(process.stderr, on);
  const line = progressLine("imported", { quiet: false });
  for (let passed = 0; passed <= seconds * 1000; passed += 10) {
    line.show({ rows: passed, bytes: passed, total });
    vi.advanceTimersByTime(10);
  }
  line.end();
}

test("a log gets a plain line a second, with rate, share and time left", () => {
  work(3, { isTTY: false }, 200_000);
  expect(written).toEqual([
    "imported 1,000 rows, 1,000 rows/s, 0 %, 3m 19s left\n",
    "imported 2,000 rows, 1,000 rows/s, 1 %, 3m 18s left\n",
    "imported 3,000 rows, 1,000 rows/s, 1 %, 3m 17s left\n",
  ]);
});

test("one is told as one", () => {
  Object.assign(process.stderr, { isTTY: false });
  const line = progressLine("exported", { quiet: false, of: "appeal" });
  vi.advanceTimersByTime(1000);
  line.show({ rows: 1, bytes: 0, total: undefined });
  expect(written).toEqual(["exported 1 appeal\n"]);
});

test("work of less than a second says nothing in a log", () => {
  work(0.9, { isTTY: false }, 1_000);
  expect(written).toEqual([]);
});

test("a terminal gets one line that is written anew ten times a second, and taken away at the end", () => {
  work(1, { isTTY: true, columns: 120 }, 2_000);
  expect(written).toHaveLength(12);
  expect(written.every((text) => text.startsWith(CLEAR) && !text.includes("\n"))).toBe(true);
  expect(written.at(-2)).toBe(
    `${CLEAR}${"█".repeat(14)}${"░".repeat(14)} 50 %  imported 1,000 rows, 1,000 rows/s, 1s left`,
  );
  expect(written.at(-1)).toBe(CLEAR);
});

test("where the length is not known, as of a pipe, there is neither bar nor time left", () => {
  work(1, { isTTY: true, columns: 120 });
  expect(written.at(-2)).toBe(`${CLEAR}imported 1,000 rows, 1,000 rows/s`);
});

test("a line never breaks on a narrow terminal", () => {
  work(1, { isTTY: true, columns: 40 }, 2_000);
  for (const text of written) expect(text.length - CLEAR.length).toBeLessThan(40);
});

test("a terminal that does not say how wide it is gets a line as for 80 columns", () => {
  work(1, { isTTY: true, columns: 0 });
  expect(written.at(-2)).toBe(`${CLEAR}imported 1,000 rows, 1,000 rows/s`);
});

test("it says nothing when it is told to be quiet", () => {
  Object.assign(process.stderr, { isTTY: true });
  const line = progressLine("imported", { quiet: true });
  line.show({ rows: 1, bytes: 1, total: 2 });
  line.end();
  expect(written).toEqual([]);
});
