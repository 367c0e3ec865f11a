import { expect, test } from "vitest";
import { temporaryFile } from "../test/temporary-folder.ts";
import { readYaml } from "./read-yaml.ts";

const read = async (text: string | Uint8Array) => readYaml(await temporaryFile(text, "sla.yaml"), "sla.yaml");

async function good(text: string) {
  const document = await read(text);
  if (!document.ok) throw new Error(JSON.stringify(document.reason));
  return document.value;
}

async function problemsOf(text: string | Uint8Array) {
  const document = await read(text);
  return document.ok ? [] : document.reason;
}

const policies = `# limits
policies:
  - id: tier-3
    stages:
      resolve: { within: 7d, clock: natural }
  - id: tier-4
default: tier-3
`;

test("a document has its value, and the place of each part of it", async () => {
  const document = await good(policies);
  expect(document.file).toBe("sla.yaml");
  expect(document.value).toEqual({
    policies: [{ id: "tier-3", stages: { resolve: { within: "7d", clock: "natural" } } }, { id: "tier-4" }],
    default: "tier-3",
  });
  expect(document.placeOf(["policies", 0, "stages", "resolve", "clock"])).toEqual({ line: 5, column: 37 });
  expect(document.placeOf(["policies", 1, "id"])).toEqual({ line: 6, column: 9 });
  expect(document.placeOf(["default"])).toEqual({ line: 7, column: 10 });
});

test("what is missing has the place of the nearest part around it", async () => {
  const document = await good(policies);
  expect(document.placeOf(["policies", 1, "stages", "resolve"])).toEqual({ line: 6, column: 5 });
  expect(document.placeOf(["policies", 9])).toEqual({ line: 3, column: 3 });
  expect(document.placeOf(["nothing"])).toEqual({ line: 2, column: 1 });
});

test("a value behind an alias has the place where it is written", async () => {
  const document = await good("a: &hours\n  mon: open\nb: *hours\n");
  expect(document.placeOf(["b", "mon"])).toEqual({ line: 2, column: 8 });
});

test("a key may look like a number or a date", async () => {
  const document = await good("dates:\n  2026-12-24: []\n  311: x\n");
  expect(document.value).toEqual({ dates: { "2026-12-24": [], "311": "x" } });
  expect(document.placeOf(["dates", "311"])).toEqual({ line: 3, column: 8 });
});

test("dates, times of day and `no` stay text", async () => {
  expect((await good("a: 2026-01-01\nb: 09:00\nc: no\n")).value).toEqual({ a: "2026-01-01", b: "09:00", c: "no" });
});

test("a mark and CR LF are no matter", async () => {
  const document = await good("\ufeffa: 1\r\nb: 2\r\n");
  expect(document.value).toEqual({ a: 1, b: 2 });
  expect(document.placeOf(["b"])).toEqual({ line: 2, column: 4 });
});

test("every error of syntax is told, with its place", async () => {
  const problems = await problemsOf('a: 1\na: 2\nb: "open\nc: [1, 2\n');
  expect(problems.length).toBeGreaterThan(1);
  for (const problem of problems)
    expect(problem).toMatchObject({ code: "file/malformed", file: "sla.yaml", line: expect.any(Number) });
});

test.each([
  ["a key that is there twice", "a: 1\nb: 1\na: 2\n", { line: 3, column: 1 }],
  ["a tag nobody knows", "a: !secret x\n", { line: 1, column: 4 }],
  ["a second document", "a: 1\n---\nb: 1\n", { line: 2, column: 1 }],
])("%s is an error", async (_, text, place) => {
  expect(await problemsOf(text)).toMatchObject([{ code: "file/malformed", ...place }]);
});

test("a small file cannot unfold into a huge one", async () => {
  const levels = Array.from({ length: 12 }, (_, n) => `l${n}: &l${n} [${n === 0 ? "x" : Array(9).fill(`*l${n - 1}`)}]`);
  expect(await problemsOf(`${levels.join("\n")}\n`)).toMatchObject([{ code: "file/malformed" }]);
});

test.each([
  ["an empty file", "", "file/empty"],
  ["comments alone", "# later\n", "file/empty"],
  ["another encoding", Buffer.from([0xb1, 0xb1, 0xbe, 0xa9]), "file/not-utf-8"],
])("%s is no document", async (_, text, code) => {
  expect(await problemsOf(text)).toMatchObject([{ code, file: "sla.yaml" }]);
});

test("a missing file is a problem among others, not a fault", async () => {
  expect(await readYaml("nowhere.yaml", "sla.yaml")).toMatchObject({ ok: false, reason: [{ code: "file/not-found" }] });
});
