import { outputs } from "@swiftline/core/routing";

/** How the cells of a condition are written, which decides what of FEEL they can say. */
export type CellForm = "codes" | "attribute" | "numbers" | "hours" | "words" | "dates";

interface DmnColumn {
  readonly form: CellForm;
  /** Whether an appeal may have no value, so that FEEL's null matters. */
  readonly optional: boolean;
}

/** The conditions that DMN can say. A zone is none: a position lies in any number of them. `date` stands for `from` and `to`. */
const columns: Readonly<Record<string, DmnColumn>> = {
  category: { form: "codes", optional: false },
  area: { form: "codes", optional: true },
  text: { form: "words", optional: false },
  kind: { form: "codes", optional: false },
  channel: { form: "codes", optional: false },
  language: { form: "codes", optional: true },
  population: { form: "codes", optional: true },
  priority: { form: "codes", optional: true },
  hour: { form: "hours", optional: false },
  day: { form: "codes", optional: false },
  repeat: { form: "numbers", optional: true },
  date: { form: "dates", optional: false },
};

const attribute = /^attribute:\S+$/;

/** The condition of this name; undefined where DMN has no word for it, or there is none. */
export const conditionColumn = (name: string): DmnColumn | undefined =>
  attribute.test(name)
    ? { form: "attribute", optional: true }
    : Object.hasOwn(columns, name)
      ? columns[name]
      : undefined;

export const conditionNames = Object.keys(columns);

/** What a rule can say, by column, and whether a cell is a list. */
export const outputColumns: ReadonlyMap<string, { readonly list: boolean }> = new Map(
  outputs.map(({ column, many }) => [column, { list: many }]),
);

/** What is said about a rule; in DMN it stands in annotations, which decide nothing. `from` and `to` do decide. */
export const annotationColumns = ["id", "rank", "enabled", "basis", "note"] as const;
