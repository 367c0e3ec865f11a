import { dateForms } from "../../packages/core/src/intake/date-forms.ts";
import { Contradictions, Mapping } from "../../packages/core/src/intake/index.ts";
import { sources } from "../../packages/core/src/intake/sources/index.ts";
import { statusMeanings } from "../../packages/core/src/intake/status-meaning.ts";
import { formOf, type JsonSchema, jsonSchemaOf } from "./json-schema.ts";
import { code, fence, page, rows } from "./markdown.ts";

type Described = JsonSchema & { readonly description?: string };

/** The members of an object: name, form, and what each is for. */
const fields = (schema: JsonSchema): string =>
  rows(
    ["field", "takes", "meaning"],
    Object.entries(schema.properties ?? {}).map(([name, member]) => {
      const { description = "", ...form }: Described = member;
      return [code(name), formOf(form), description];
    }),
  );

/** Where a mapping's own tables stand, one below the other. */
function mappingFiles(): readonly string[] {
  const mapping = jsonSchemaOf(Mapping);
  const { columns = {}, contradictions: _, ...rest } = mapping.properties ?? {};
  return [
    "## Mapping files",
    "`--mapping FILE` takes a YAML file that says what the columns of a table mean. Column names are compared without case, spaces and underscores. With `preset`, it completes what a source knows: a city gives its own crosswalks, agencies and policies, and no columns. Its JSON schema is [mapping.schema.json](json/mapping.schema.json).",
    fields({ properties: rest }),
    "Columns with the names or the phones of callers are never taken into the log. List them under `personal`: a mapping that names one of them elsewhere is refused.",
    "### columns",
    `\`columns\` says ${(columns as Described).description}.`,
    "Needed are `registeredAt`, `id` (or `id: content-hash` beside the columns) and `category` (or a constant one).",
    fields(columns),
  ];
}

const dates = (): readonly string[] => [
  "### dates",
  "How dates are written is said and not guessed: `03/04/2026` is a day in March or in April. Named forms, or patterns of `YYYY` `YY` `R` (a year of the Republic of China, 113 for 2024) `MM` `M` `MMM` (Mar) `MMMM` (March) `ddd` (Sun) `dddd` (Sunday) `DD` `D` `HH` `H` `hh` `h` `mm` `m` `ss` `s` `S` (a fraction) `A` (AM, p.m., 上午 or 下午) and `Z` (an offset); what stands in `[]` may be absent. A number is a date of 1980 to 2099 or none, and where numbers are dates a `0` says nothing. A text without an offset shows the time of `zone`, else of the city.",
  rows(
    ["form", "is written"],
    dateForms.map(({ name, written }) => [code(name), written.map(code).join(", ")]),
  ),
];

const statuses = (): readonly string[] => [
  "### statuses",
  "A table of the words of the file and what each proves. Without a status, a closing date closes; where the file has answers of callers and a row has none, the closing date is that of the result.",
  rows(
    ["word", "proves"],
    statusMeanings.map(({ name, proves }) => [code(name), proves]),
  ),
];

const contradictions = (): readonly string[] => [
  "### contradictions",
  "What becomes of a record that contradicts itself, or what was imported of its appeal before. `reject`: it is not taken in. `repair`: it is taken in, and what cannot be so is put right, with a note. `flag`: it is taken in without what cannot be so, with a note. The log only grows and runs forward in time, so nothing is overwritten.",
  rows(
    ["contradiction", "takes", "unless said", "meaning"],
    Object.entries(jsonSchemaOf(Contradictions).properties ?? {}).map(([name, member]) => {
      const { description = "", default: usual, ...form }: Described = member;
      return [code(name), formOf(form), code(String(usual)), description];
    }),
  ),
];

export function sourcesPage(): string {
  return page(
    "Sources",
    "The forms of record that `swiftline import` reads. Without `--from`, a file is recognised by its columns.",
    rows(
      ["source", "reads"],
      sources.map(({ id, summary }) => [`[${id}](#${id})`, summary]),
    ),
    ...sources.flatMap(({ id, example }) => [
      `## ${id}`,
      "A row that it reads:",
      rows(
        ["column", "cell"],
        example.columns.map((column, at) => [code(column), code(example.cells[at] || " ")]),
      ),
      ...(example.mapping === undefined
        ? []
        : ["with the mapping", fence("json", JSON.stringify(example.mapping, undefined, 2))]),
    ]),
    ...mappingFiles(),
    ...dates(),
    ...statuses(),
    ...contradictions(),
  );
}
