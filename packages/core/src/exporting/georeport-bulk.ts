import type { PolicyBook } from "../book/policy-book.ts";
import type { Tree } from "../city/tree.ts";
import type { FlatAppeal } from "../intake/swiftline/flat-columns.ts";
import type { ExportColumn } from "./export-column.ts";

/**
 * The columns of GeoReport Bulk, the form in which cities that speak Open311 publish requests. A status is `open` or `closed`, as
 * GeoReport v2 knows it; a category is its name, in English where it has one, below the name of the category above it. The zip code is a
 * field of v2: Bulk says nothing of areas.
 */
export function georeportBulk({ categories, agencies, areas }: PolicyBook): readonly ExportColumn<FlatAppeal>[] {
  const column = (
    name: string,
    type: ExportColumn<FlatAppeal>["type"],
    meaning: string,
    of: ExportColumn<FlatAppeal>["of"],
  ): ExportColumn<FlatAppeal> => ({ name, type, meaning, of });
  const named = (tree: Tree, code: string | undefined) => (code === undefined ? undefined : nameIn(tree, code));
  const topOf = (code = "") => categories.ancestorAt(code, 0) ?? code;
  return [
    column("service_request_id", "code", "the appeal, as hotline:number", ({ appealId }) => appealId),
    column("requested_datetime", "time", "when it was taken down", ({ registeredAt }) => registeredAt),
    column("updated_datetime", "time", "when the last thing happened", ({ updatedAt }) => updatedAt),
    column("closed_date", "time", "when it was over", ({ endedAt }) => endedAt),
    column("status_description", "code", "open or closed", ({ endedAt }) =>
      endedAt === undefined ? "open" : "closed",
    ),
    column(
      "status_notes",
      "text",
      "what was done, or what the caller was told",
      ({ result, advice }) => result ?? advice,
    ),
    column("source", "code", "how it came in", ({ channel }) => channel),
    column("service_name", "text", "the category at the top", ({ category }) => named(categories, topOf(category))),
    column("service_subtype", "text", "the category itself, where it is not the one at the top", ({ category }) =>
      category === topOf(category) ? undefined : named(categories, category),
    ),
    column("description", "text", "what was said", ({ text }) => text),
    column("agency_responsible", "text", "who has it, or had it last", ({ agency }) => named(agencies, agency)),
    column("address", "text", "the place in words", ({ address }) => address),
    column("lat", "number", "degrees north, WGS 84", ({ latitude }) => latitude),
    column("long", "number", "degrees east, WGS 84", ({ longitude }) => longitude),
    column("zipcode", "code", "the area, where it is one of a zip code", ({ area = "" }) =>
      areas.get(area)?.kind === "zip" ? area : undefined,
    ),
  ];
}

function nameIn(tree: Tree, code: string): string {
  const node = tree.get(code);
  return node?.nameEn ?? node?.name ?? code;
}
