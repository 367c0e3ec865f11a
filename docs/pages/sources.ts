import { Mapping } from "../../packages/core/src/intake/index.ts";
import { sources } from "../../packages/core/src/intake/sources/index.ts";
import { fieldsOf, jsonSchemaOf } from "./json-schema.ts";
import { code, fence, page, rows } from "./markdown.ts";

const fields = (schema: Parameters<typeof fieldsOf>[0]): string =>
  rows(
    ["field", "takes", "required"],
    fieldsOf(schema).map(({ name, form, optional }) => [code(name), form, optional ? "no" : "yes"]),
  );

export function sourcesPage(): string {
  const mapping = jsonSchemaOf(Mapping);
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
    "## Mapping files",
    "`--mapping FILE` takes a YAML file, for the source `generic`. Column names are compared without case, spaces and underscores. Its JSON schema is [mapping.schema.json](json/mapping.schema.json).",
    fields(mapping),
    "### columns",
    fields(mapping.properties?.columns ?? {}),
  );
}
