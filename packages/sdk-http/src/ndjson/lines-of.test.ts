import fc from "fast-check";
import { expect, test } from "vitest";
import { tried } from "../../../core/test/runs.ts";
import { usualLimits } from "../limits.ts";
import { linesOf } from "./lines-of.ts";

const limits = { ...usualLimits, bodyBytes: 20, lines: 6, bodyMilliseconds: 50 };

const bodyOf = (chunks: readonly Uint8Array[], end: "close" | "error" | "wait" = "close") =>
  new ReadableStream<Uint8Array>({
    start(stream) {
      for (const chunk of chunks) stream.enqueue(chunk);
      if (end === "close") stream.close();
    },
    pull(stream) {
      if (end === "error") stream.error(new Error("gone"));
    },
  });

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function told(body: ReadableStream<Uint8Array> | null) {
  const lines: [number, string][] = [];
  for await (const { line, said } of linesOf(body, limits))
    lines.push([line, said.ok ? new TextDecoder().decode(said.value) : said.reason.code]);
  return lines;
}

test("lines are given with their numbers; blank ones count, and the last need not be ended", async () => {
  expect(await told(bodyOf([bytes("a\r\n\n \t\r\nb\nc")]))).toEqual([
    [1, "a\r"],
    [4, "b"],
    [5, "c"],
  ]);
  expect(await told(bodyOf([]))).toEqual([]);
  expect(await told(null)).toEqual([]);
});

test("however a body is cut into chunks, its lines are the same", async () => {
  const line = fc.string({ unit: fc.constantFrom("a", "ü", "噪", " ", "\r", "\n"), maxLength: 24 });
  await fc.assert(
    fc.asyncProperty(line, fc.array(fc.nat({ max: 40 }), { maxLength: 6 }), async (text, cuts) => {
      const whole = bytes(text);
      const places = [0, ...cuts.toSorted((one, other) => one - other), whole.length];
      const chunks = places.slice(1).map((place, at) => whole.subarray(places[at], place));
      expect(await told(bodyOf(chunks))).toEqual(await told(bodyOf([whole])));
    }),
    tried(100, 2000),
  );
});

test("a line that is too long is a problem of its own, and nothing of it is held", async () => {
  const long = "x".repeat(15);
  expect(
    await told(bodyOf([bytes("a\n"), bytes(long), bytes(long), bytes("\nb\n"), bytes(long), bytes(long)])),
  ).toEqual([
    [1, "a"],
    [2, "http/body-too-large"],
    [3, "b"],
    [4, "http/body-too-large"],
  ]);
});

test("with a line too many, the rest is not read", async () => {
  expect(await told(bodyOf([bytes("1\n2\n3\n4\n5\n6\n7\n8\n")], "wait"))).toEqual([
    ...[1, 2, 3, 4, 5, 6].map((line) => [line, String(line)]),
    [7, "http/body-too-large"],
  ]);
});

test("as many lines as there may be are none too many, however the last is ended", async () => {
  const all = [1, 2, 3, 4, 5, 6].map((line) => [line, String(line)]);
  expect(await told(bodyOf([bytes("1\n2\n3\n4\n5\n6")]))).toEqual(all);
  expect(await told(bodyOf([bytes("1\n2\n3\n4\n5\n6\n")]))).toEqual(all);
  expect(await told(bodyOf([bytes("1\n2\n3\n4\n5\n6\n"), bytes(""), bytes("\n")]))).toEqual([
    ...all,
    [7, "http/body-too-large"],
  ]);
});

test("of a body that breaks off, the line that it breaks is not given", async () => {
  expect(await told(bodyOf([bytes("a\nb")], "error"))).toEqual([[1, "a"]]);
});

test("where nothing comes for too long, the rest is not waited for", async () => {
  expect(await told(bodyOf([bytes("a\nb")], "wait"))).toEqual([
    [1, "a"],
    [2, "http/slow-body"],
  ]);
});
