import { cityFiles } from "../../packages/core/src/book/index.ts";
import {
  agencyKinds,
  areaKinds,
  City,
  Open311File,
  readAgencies,
  readAreas,
  readCategories,
} from "../../packages/core/src/city/index.ts";
import { growTree } from "../../packages/core/src/city/tree.ts";
import { Mapping } from "../../packages/core/src/intake/index.ts";
import type { Problem } from "../../packages/core/src/problem.ts";
import { RuleSetDocument } from "../../packages/core/src/routing/index.ts";
import { SatisfactionFile } from "../../packages/core/src/satisfaction/index.ts";
import { SlaFile } from "../../packages/core/src/sla/index.ts";
import type { Table } from "../../packages/core/src/table.ts";
import { calendarSchema } from "../../packages/core/src/time/index.ts";
import { fieldsOf, type JsonSchema, jsonSchemaOf } from "./json-schema.ts";
import { code, codes, page, rows } from "./markdown.ts";

/** What each column of the trees holds. */
const columnWords = {
  id: "the code by which everything else names it",
  name: "its name in the city's first language",
  name_en: "its English name",
  parent: "the id of the node above it; empty at the top",
  note: "anything; read by nobody",
  kind: "what it is",
  area: "the territory it answers for, from `areas.csv`",
  closed: "the first date on which it is no longer there",
  residents: "how many people live there, for appeals per 10,000 residents",
} as const;
type Column = keyof typeof columnWords;

interface TreeFile {
  readonly file: string;
  readonly says: string;
  readonly columns: readonly Column[];
  readonly kinds?: readonly string[];
  readonly read: (table: Table) => { readonly problems: readonly Problem[] };
}

const noAreas = growTree<never>([]);

const trees: readonly TreeFile[] = [
  {
    file: cityFiles.agencies,
    says: "The units that can hold an appeal.",
    columns: ["id", "name", "name_en", "kind", "parent", "area", "closed", "residents", "note"],
    kinds: agencyKinds,
    read: (table) => readAgencies(table, noAreas),
  },
  {
    file: cityFiles.areas,
    says: "The parts of the city.",
    columns: ["id", "name", "name_en", "kind", "parent", "residents", "note"],
    kinds: areaKinds,
    read: readAreas,
  },
  {
    file: cityFiles.categories,
    says: "The classes of matters. A node stands for its whole subtree.",
    columns: ["id", "name", "name_en", "parent", "note"],
    read: readCategories,
  },
];

/** Which columns a file must have: asked of its reader, by a table that has none. */
const required = ({ file, read }: TreeFile): ReadonlySet<string | undefined> =>
  new Set(read({ file, columns: [], rows: [] }).problems.map(({ field }) => field));

/** The columns of this page that the reader does not know; there are none, and a test says so. */
export const unknownColumns = (): readonly string[] =>
  trees.flatMap(({ file, columns, read }) =>
    read({ file, columns, rows: [] }).problems.map(({ message }) => `${file}: ${message}`),
  );

function treePart(tree: TreeFile): string {
  const must = required(tree);
  return [
    `## ${tree.file}`,
    tree.says,
    rows(
      ["column", "holds", "required"],
      tree.columns.map((column) => [
        code(column),
        columnWords[column] + (column === "kind" && tree.kinds ? `: ${codes(tree.kinds)}` : ""),
        must.has(column) ? "yes" : "no",
      ]),
    ),
  ].join("\n\n");
}

interface YamlFile {
  readonly file: string;
  readonly says: string;
  readonly schemaFile: string;
  readonly schema: JsonSchema;
  /** The parts that are worth a table of their own. */
  readonly parts?: Readonly<Record<string, JsonSchema | undefined>>;
}

const city = jsonSchemaOf(City);
const sla = jsonSchemaOf(SlaFile);
const policy = sla.properties?.policies?.items;
const stages = policy?.properties?.stages;
const calendar = jsonSchemaOf(calendarSchema);
const open311 = jsonSchemaOf(Open311File);
const valuesOf = (schema: JsonSchema | undefined): JsonSchema | undefined =>
  typeof schema?.additionalProperties === "object" ? schema.additionalProperties : undefined;

const documents: readonly YamlFile[] = [
  {
    file: cityFiles.city,
    says: "What the city is called, where its clock stands, how people reach it, and what it chose where the law leaves a choice.",
    schemaFile: "json/city.schema.json",
    schema: city,
    parts: {
      hotlines: city.properties?.hotlines?.items,
      privacy: city.properties?.privacy,
      parameters: city.properties?.parameters,
    },
  },
  {
    file: cityFiles.sla,
    says: "The limits. A policy has one clock a stage: `acknowledge`, `contact`, `resolve`, `follow-up`.",
    schemaFile: "json/sla.schema.json",
    schema: sla,
    parts: { policies: policy, stages: valuesOf(stages) },
  },
  {
    file: cityFiles.satisfaction,
    says: "What the follow-up call asks, and by which [scheme](schemes.md) the answers are scored.",
    schemaFile: "json/satisfaction.schema.json",
    schema: jsonSchemaOf(SatisfactionFile),
  },
  {
    file: cityFiles.open311,
    says: "How the city takes part in Open311 GeoReport v2, and what its categories are as services; a city without this file takes no part. Words are in the city's first language, or in several: `{ en: Noise, zh: 噪音 }`. [How to speak Open311](../how-to/speak-open311.md).",
    schemaFile: "json/open311.schema.json",
    schema: open311,
    parts: {
      endpoints: open311.properties?.endpoints?.items,
      attributes: valuesOf(open311.properties?.attributes),
      services: valuesOf(open311.properties?.services),
    },
  },
  {
    file: "calendars/*.yaml",
    says: "Work calendars. A later layer wins over an earlier one, date by date; within a layer a holiday wins over a working day. No shift starts on a holiday, and the shift of the night before ends at midnight.",
    schemaFile: "json/calendar.schema.json",
    schema: calendar,
    parts: { layers: calendar.properties?.layers?.items },
  },
];

/** The fields of a part; what has a table of its own is told there. */
const fieldTable = (schema: JsonSchema, told: readonly string[] = []): string =>
  rows(
    ["field", "takes", "required"],
    fieldsOf(schema).map(({ name, form, optional }) => [
      code(name),
      told.includes(name) ? "see below" : form,
      optional ? "no" : "yes",
    ]),
  );

const documentPart = ({ file, says, schemaFile, schema, parts = {} }: YamlFile): string =>
  [
    `## ${file}`,
    `${says} [JSON schema](${schemaFile}).`,
    fieldTable(schema, Object.keys(parts)),
    ...Object.entries(parts).flatMap(([name, part]) =>
      part?.properties === undefined ? [] : [`### ${name}`, fieldTable(part, Object.keys(parts))],
    ),
  ].join("\n\n");

/** The page of the city folder, and the JSON schemas of the files that people write in YAML. */
export const cityFolderPages = (): ReadonlyMap<string, string> =>
  new Map([
    [
      "city-folder.md",
      page(
        "City folder",
        "A city is a folder of plain files. `swiftline city check` reports everything that is wrong in it, each problem with its place. In a CSV file a line that begins with `#` is a comment. What `routing.csv` and the folder `routing/` may hold is told under [dispatch tables](dispatch-tables.md).",
        ...trees.map(treePart),
        ...documents.map(documentPart),
      ),
    ],
    ...documents.map(({ schemaFile, schema }) => [schemaFile, JSON.stringify(schema)] as const),
    ["json/mapping.schema.json", JSON.stringify(jsonSchemaOf(Mapping))],
    ["json/rule-set.schema.json", JSON.stringify(jsonSchemaOf(RuleSetDocument))],
  ]);
