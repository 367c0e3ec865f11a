import { type Domain, domainOf, type Hierarchy, type KnownCodes } from "../domain.ts";
import type { RoutingFile } from "../tables/read-catalogue.ts";

const everyCode: KnownCodes = { has: () => true, all: () => [] };
const everyNode: Hierarchy = { has: () => true, within: (code) => [code], nodes: [] };

/** A domain in which every code is known, for tables that are compared without the city whose they are: nothing can be decided by it. */
export const looseDomain = (files: readonly RoutingFile[]): Domain => ({
  ...domainOf({ categories: everyNode, areas: everyNode, agencies: everyCode, policies: everyCode }),
  zones: { ...everyCode, at: () => [] },
  attributes: new Map(files.flatMap(attributesIn).map((name) => [name, { type: "text" }])),
});

/** The attributes for which a file has columns, or in a document the keys of its conditions. */
function attributesIn({ content }: RoutingFile): readonly string[] {
  const text =
    "table" in content
      ? JSON.stringify([content.table.columns, content.table.rows[0]?.cells])
      : JSON.stringify(content.document.value);
  return [...text.matchAll(/"attribute:([^"]+)"/g)].map(([, name = ""]) => name);
}
