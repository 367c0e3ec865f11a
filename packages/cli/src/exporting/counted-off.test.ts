import { expect, test } from "vitest";
import type { ProgressLine } from "../present/progress.ts";
import { countedOff } from "./counted-off.ts";

/** A line that keeps what it was told, in `said`. */
function keptLine(): { readonly said: string[]; readonly open: () => ProgressLine } {
  const said: string[] = [];
  const line: ProgressLine = { show: ({ rows }) => said.push(String(rows)), end: () => said.push("end") };
  return {
    said,
    open() {
      said.push("open");
      return line;
    },
  };
}

async function* letters(said: string[]): AsyncGenerator<string> {
  said.push("work before");
  yield* ["a", "b", "c"];
}

async function* nothing(): AsyncGenerator<string> {}

test("a line is opened with the first value, counts each that was dealt with, and ends with the last", async () => {
  const { said, open } = keptLine();
  const seen = await Array.fromAsync(countedOff(letters(said), open));
  expect(seen).toEqual(["a", "b", "c"]);
  expect(said).toEqual(["work before", "open", "1", "2", "3", "end"]);
});

test("whoever stops in the middle ends the line", async () => {
  const { said, open } = keptLine();
  for await (const letter of countedOff(letters(said), open)) if (letter === "b") break;
  expect(said.at(-1)).toBe("end");
});

test("nothing to count opens no line", async () => {
  const { said, open } = keptLine();
  expect(await Array.fromAsync(countedOff(nothing(), open))).toEqual([]);
  expect(said).toEqual([]);
});
