import { describe, expect, test } from "vitest";
import { document } from "../../test/literals/files.ts";
import { City } from "./city.ts";
import type { Category } from "./lists.ts";
import { readOpen311 } from "./open311.ts";
import { growTree } from "./tree.ts";

const city = City.parse({
  id: "testville",
  name: "测试城",
  zone: "Asia/Shanghai",
  languages: ["zh", "en"],
  number: "12345",
  channels: ["phone"],
  hotlines: [{ id: "testville", name: "Hotline" }],
  attributes: {
    floors: { type: "number" },
    since: { type: "text" },
    source: { type: "choice", values: ["bar", "works"] },
  },
});
const categories = growTree<Category>([
  { id: "noise", name: "噪音", nameEn: "Noise" },
  { id: "noise-bar", name: "酒吧", nameEn: "Bars", parent: "noise" },
  { id: "noise-works", name: "施工", parent: "noise" },
  { id: "noise-works-night", name: "夜间施工", parent: "noise-works" },
  { id: "other", name: "其他" },
]);
const minimal = {
  jurisdiction: "testville.example",
  contact: "Write to us.",
  keyService: "Ask for a key.",
  changeset: "2026-05-04T20:00:00+08:00",
};

const read = (changes: object, routed: readonly string[] = []) =>
  readOpen311(document("open311.yaml", { ...minimal, ...changes }), { city, categories, routed: new Set(routed) });
const servicesOf = (changes: object) => read(changes).open311?.services ?? new Map<string, never>();
const problemsOf = (changes: object) =>
  read(changes).problems.map(({ code, field, suggestion }) => [code, field, ...(suggestion ? [suggestion] : [])]);

test("a city that says no more than who it is offers what has nothing below it, and asks for every attribute that there is", () => {
  expect([...servicesOf({}).keys()]).toEqual(["noise-bar", "noise-works-night", "other"]);
  expect(servicesOf({}).get("noise-bar")).toEqual({
    code: "noise-bar",
    name: { zh: "酒吧", en: "Bars" },
    description: undefined,
    group: { zh: "噪音", en: "Noise" },
    keywords: [],
    type: "realtime",
    notice: undefined,
    attributes: [
      expect.objectContaining({ code: "floors", datatype: "number", required: false, description: "floors" }),
      expect.objectContaining({ code: "since", datatype: "string" }),
      expect.objectContaining({
        code: "source",
        datatype: "singlevaluelist",
        values: [
          { key: "bar", name: "bar" },
          { key: "works", name: "works" },
        ],
      }),
    ],
  });
  expect(servicesOf({}).get("other")?.group).toBeUndefined();
  expect(read({}).open311?.changeset).toBe(Date.UTC(2026, 4, 4, 12));
});

describe("what is said of a category is meant for all below it", () => {
  const services = {
    noise: { type: "batch", keywords: ["loud"], notice: "We come at night.", name: "Loud things" },
    "noise-works": { type: "blackbox", description: "Building work" },
    "noise-works-night": { keywords: [], group: "Night" },
  };

  test("the nearest that says it wins", () => {
    expect(servicesOf({ services }).get("noise-bar")).toMatchObject({
      type: "batch",
      keywords: ["loud"],
      group: "Loud things",
    });
    expect(servicesOf({ services }).get("noise-works-night")).toMatchObject({
      type: "blackbox",
      keywords: [],
      notice: "We come at night.",
      group: "Night",
    });
  });

  test("a name and a description are the category's own", () =>
    expect(servicesOf({ services }).get("noise-works-night")).toMatchObject({
      name: "夜间施工",
      description: undefined,
    }));
});

test("what is not offered is left out with all below it, but for what is offered by its own word", () => {
  const offered = (services: object) => [...servicesOf({ services }).keys()];
  expect(offered({ noise: { offered: false } })).toEqual(["other"]);
  expect(offered({ noise: { offered: false }, "noise-bar": { offered: true } })).toEqual(["noise-bar", "other"]);
  expect(offered({ "noise-works": { offered: true } })).toEqual([
    "noise-bar",
    "noise-works",
    "noise-works-night",
    "other",
  ]);
});

test("a service asks in its own order, in the city's words, with notes between", () => {
  const [attributes] = [
    ...servicesOf({
      attributes: {
        source: {
          datatype: "multivaluelist",
          description: { zh: "来源", en: "From where?" },
          values: { bar: "A bar" },
        },
        since: { datatype: "datetime", hint: "Date and time" },
      },
      notes: { danger: "Call 110 if somebody is in danger." },
      services: { noise: { asks: [{ code: "source", required: true }, { code: "danger" }, { code: "since" }] } },
    }).values(),
  ].map((service) => service.attributes);
  expect(attributes).toEqual([
    {
      code: "source",
      variable: true,
      datatype: "multivaluelist",
      required: true,
      description: { zh: "来源", en: "From where?" },
      hint: undefined,
      values: [
        { key: "bar", name: "A bar" },
        { key: "works", name: "works" },
      ],
    },
    expect.objectContaining({
      code: "danger",
      variable: false,
      required: false,
      description: "Call 110 if somebody is in danger.",
    }),
    expect.objectContaining({ code: "since", datatype: "datetime", hint: "Date and time", description: "since" }),
  ]);
});

test("everything that does not fit the city is told at once, each at its place and with what may have been meant", () =>
  expect(
    problemsOf({
      attributes: { floor: {}, floors: { datatype: "text" }, source: { values: { bars: "Bars" } } },
      notes: { since: "Since when?", danger: "Call 110." },
      services: {
        noises: {},
        "noise-bar": {
          asks: [{ code: "sourc" }, { code: "floors" }, { code: "floors" }, { code: "danger", required: true }],
        },
      },
    }),
  ).toEqual([
    ["open311/unknown-attribute", "attributes.floor", "did you mean floors?"],
    ["open311/bad-datatype", "attributes.floors.datatype"],
    ["open311/unknown-value", "attributes.source.values.bars", "did you mean bar?"],
    ["open311/note-is-attribute", "notes.since"],
    ["open311/unknown-category", "services.noises", "did you mean noise?"],
    ["open311/unknown-attribute", "services.noise-bar.asks.0.code", "did you mean source?"],
    ["open311/attribute-twice", "services.noise-bar.asks.2.code"],
    ["open311/note-required", "services.noise-bar.asks.3.required"],
  ]));

test("a question that takes several values is refused where a dispatch table decides by its answer", () => {
  const changes = { attributes: { source: { datatype: "multivaluelist" } } };
  expect(read(changes, ["floors"]).problems).toEqual([]);
  expect(read(changes, ["source"]).problems).toMatchObject([
    {
      code: "open311/several-values-routed",
      field: "attributes.source.datatype",
      suggestion: expect.stringContaining("singlevaluelist"),
    },
  ]);
});

test("names that objects have by nature are names like any other", () => {
  const named = growTree<Category>([{ id: "constructor", name: "Builders" }]);
  const value = {
    ...minimal,
    services: { toString: { asks: [{ code: "constructor" }] } },
    attributes: { valueOf: {} },
  };
  const { open311, problems } = readOpen311(document("open311.yaml", value), {
    city,
    categories: named,
    routed: new Set(),
  });
  expect(open311?.services.get("constructor")).toMatchObject({ name: "Builders", type: "realtime", keywords: [] });
  expect(problems.map(({ code }) => code)).toEqual([
    "open311/unknown-attribute",
    "open311/unknown-category",
    "open311/unknown-attribute",
  ]);
});

test.each([
  ["jurisdiction", { jurisdiction: "" }],
  ["jurisdiction", { jurisdiction: "https://testville.example/" }],
  ["contact", { contact: "" }],
  ["keyService", { keyService: undefined }],
  ["changeset", { changeset: "2026-05-04 20:00" }],
  ["changeset", { changeset: "2026-05-04T20:00:00" }],
  ["endpoints.0.url", { endpoints: [{ type: "production", url: "https://testville.example/" }] }],
  ["endpoints.0.url", { endpoints: [{ type: "test", url: "ftp://testville.example" }] }],
  ["endpoints.0.type", { endpoints: [{ type: "trial", url: "https://testville.example/v2" }] }],
  ["services.noise.type", { services: { noise: { type: "later" } } }],
  ["services.noise.keywords.0", { services: { noise: { keywords: ["loud, noisy"] } } }],
  ["services.noise.name", { services: { noise: { name: {} } } }],
  ["hidden", { hidden: true }],
])("what is wrong with %s is told at its place", (field, changes) =>
  expect(problemsOf(changes)).toEqual([[expect.stringMatching(/^document\//), field]]),
);
