import type { Row } from "@swiftline/core";
import { compileBook, literalCity, type PolicyBook } from "@swiftline/core/book";

/** Records of a file, all of them. */
export interface AllRecords {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** What of a file a made-up city is to know: the columns in whose cells its categories, agencies and areas are named. */
export interface NamedIn {
  readonly zone: string;
  readonly categories?: readonly string[];
  readonly agencies?: readonly string[];
  readonly areas?: readonly string[];
}

/** A city whose lists are the different values of a file, and a category and an agency for whatever is none of them. */
export function cityOf(records: AllRecords, { zone, categories = [], agencies = [], areas = [] }: NamedIn): PolicyBook {
  const names = (columns: readonly string[]): readonly string[] => [
    ...new Map(
      columns.flatMap((column) => valuesOf(records, column)).map((name) => [name.toLowerCase(), name]),
    ).values(),
  ];
  const { book, problems } = compileBook(
    literalCity({
      city: {
        id: "city",
        name: "City",
        zone,
        languages: ["en"],
        number: "311",
        channels: ["phone"],
        hotlines: [{ id: "city-311", name: "311" }],
      },
      categories: [{ id: "other", name: "Everything else" }, ...coded("category", names(categories))],
      agencies: [
        { id: "desk", name: "The desk", kind: "hotline" },
        ...coded("agency", names(agencies)).map((agency) => ({ ...agency, kind: "department" })),
      ],
      areas: [
        { id: "city", name: "The whole city", kind: "city" },
        ...coded("area", names(areas)).map((area) => ({ ...area, kind: "district" })),
      ],
      routing: [{ id: "rest", ">agency": "desk" }],
      sla: {
        default: "week",
        policies: [
          {
            id: "week",
            name: "A week",
            stages: { resolve: { startsOn: "dispatched", target: { within: "7d", clock: "natural" } } },
          },
        ],
      },
    }),
  );
  if (book === undefined) throw new Error(JSON.stringify(problems));
  return book;
}

const coded = (kind: string, names: readonly string[]) =>
  names.map((name, index) => ({ id: `${kind}-${index}`, name }));

/** The different values of a column; nothing where there is no such column. */
function valuesOf({ columns, rows }: AllRecords, column: string): readonly string[] {
  const at = columns.indexOf(column);
  return [...new Set(rows.map(({ cells }) => cells[at]?.trim() ?? ""))].filter((value) => value !== "");
}
