import { expect, test } from "vitest";
import { document } from "../../test/literals/files.ts";
import { readDocument } from "../document.ts";
import { City, defaultParameters } from "./city.ts";

const minimal = {
  id: "testville",
  name: "Testville",
  zone: "Europe/Berlin",
  languages: ["de", "zh-Hant", "en-GB"],
  number: "12345",
  channels: ["phone", "web"],
  hotlines: [{ id: "testville", name: "Testville hotline" }],
};

const read = (changes: object) => readDocument(document("city.yaml", { ...minimal, ...changes }), City);

function problemsOf(changes: object) {
  const city = read(changes);
  return city.ok ? [] : city.reason.map(({ code, field, line }) => ({ code, field, line }));
}

test("a city that chooses nothing gets our defaults", () => {
  expect(read({})).toMatchObject({ ok: true, value: { parameters: defaultParameters } });
});

test("a city may choose some parameters and leave the others", () => {
  expect(read({ parameters: { maxReturns: 0 } })).toMatchObject({
    ok: true,
    value: { parameters: { ...defaultParameters, maxReturns: 0 } },
  });
});

test.each([
  ["zone", { zone: "Mars/Olympus" }],
  ["zone", { zone: "" }],
  ["languages", { languages: [] }],
  ["languages.1", { languages: ["en", "english please"] }],
  ["channels", { channels: [] }],
  ["channels.1", { channels: ["phone", "pigeon"] }],
  ["hotlines", { hotlines: [] }],
  ["hotlines.0.name", { hotlines: [{ id: "a" }] }],
  ["hotlines.0.id", { hotlines: [{ id: "a b", name: "A" }] }],
  ["hotlines.0.id", { hotlines: [{ id: "a:b", name: "A" }] }],
  ["parameters.maxReturns", { parameters: { maxReturns: -1 } }],
  ["loudCues.media", { loudCues: { media: [] } }],
  ["loudCues.media.1", { loudCues: { media: ["the papers", ""] } }],
  ["loudCues.*", { loudCues: { "*": ["the papers"] } }],
  ["number", { number: 311 }],
  ["id", { id: undefined }],
])("what is wrong with %s is told at its place", (field, changes) => {
  expect(problemsOf(changes)).toEqual([
    { code: expect.stringMatching(/^document\//), field, line: field.split(".").length + 1 },
  ]);
});

test("a zone that does not exist is told with examples of ones that do", () => {
  const city = read({ zone: "Peking" });
  expect(city.ok ? "" : city.reason[0]?.message).toMatch(/Asia\/Shanghai/);
});

test("fields that a city does not have are told one by one, each at its place", () => {
  expect(problemsOf({ zones: "x", languges: [] })).toEqual([
    { code: "document/unrecognized_keys", field: "zones", line: 2 },
    { code: "document/unrecognized_keys", field: "languges", line: 2 },
  ]);
});

test("everything that is wrong is told at once", () => {
  expect(problemsOf({ zone: "x", channels: ["fax"], number: "" }).map(({ field }) => field)).toEqual([
    "zone",
    "number",
    "channels.0",
  ]);
});
