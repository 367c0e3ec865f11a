import type { PolicyBook } from "../../book/policy-book.ts";
import type { Tree } from "../../city/tree.ts";
import type { FlatAppeal } from "../../intake/swiftline/flat-columns.ts";
import { formatDate, parseDate, weekdayIndexOf } from "../../time/civil-date.ts";
import { dateOf } from "../../time/zone.ts";

/** How exactly a value is told. The last level of an identifier tells nothing. */
export interface Level {
  readonly name: string;
  readonly of: (value: string) => string;
}

/**
 * What others may know of a person's appeal, so that it could be found by it (quasi-identifier). What is not known is an empty
 * value, which is generalised like any other.
 */
export interface QuasiIdentifier {
  readonly name: string;
  readonly meaning: string;
  readonly of: (flat: FlatAppeal) => string;
  /** From the finest to the one that tells nothing. */
  readonly levels: readonly Level[];
}

/** What stands in place of a value that is not told. */
export const UNTOLD = "*";

const itself: Level = { name: "as it is", of: (value) => value };
const untold: Level = { name: "not told", of: () => UNTOLD };

/**
 * The quasi-identifiers of an appeal, in the order in which they are kept fine where there is a choice. Whether a release
 * `showsAnswers`, that is, shows by another column which appeals were answered at once, decides how coarse the kind can become.
 */
export function quasiIdentifiers(
  { zone, areas, categories, agencies }: PolicyBook,
  { showsAnswers }: { readonly showsAnswers: boolean },
): readonly QuasiIdentifier[] {
  return [
    {
      name: "registered",
      meaning: "when it was taken down: a day, the Monday of a week, a month or a year",
      of: ({ registeredAt = 0 }) => formatDate(dateOf(zone, registeredAt)),
      levels: [
        { ...itself, name: "day" },
        { name: "week", of: mondayOf },
        { name: "month", of: (day) => day.slice(0, -3) },
        { name: "year", of: (day) => day.slice(0, -6) },
        untold,
      ],
    },
    ofTree("category", "what it is about, or a category above that", categories, ({ category }) => category),
    ofTree("area", "where it is, or an area around it", areas, ({ area }) => area),
    {
      name: "position",
      meaning: "the south-west corner of the cell of a grid in which it lies, in degrees north and east",
      of: ({ latitude, longitude }) =>
        latitude === undefined || longitude === undefined ? "" : `${latitude} ${longitude}`,
      levels: [gridOf(100), gridOf(10), untold],
    },
    ofTree("agency", "the agency that has it or had it last, or one above that", agencies, ({ agency }) => agency),
    ofKind(showsAnswers),
    ofWord("channel", "how it came in", ({ channel }) => channel),
    ofWord("population", "citizen or business, where it was asked", ({ population }) => population),
  ];
}

type Told = (flat: FlatAppeal) => string | undefined;

const ofWord = (name: string, meaning: string, told: Told): QuasiIdentifier => ({
  name,
  meaning,
  of: (flat) => told(flat) ?? "",
  levels: [itself, untold],
});

const KIND = "inquiry, help, complaint, report or suggestion";
/** Stands behind the kind of what was answered at once. */
const ANSWERED = "\u0000";

/** Only an inquiry is answered at once: whoever sees that it was knows its kind, so it is told apart however coarsely the others are. */
function ofKind(showsAnswers: boolean): QuasiIdentifier {
  if (!showsAnswers) return ofWord("kind", KIND, ({ kind }) => kind);
  const kindOf = (value: string): string => value.replace(ANSWERED, "");
  return {
    name: "kind",
    meaning: KIND,
    of: ({ kind = "", status }) => (status === "answered" ? `${kind}${ANSWERED}` : kind),
    levels: [
      { ...itself, of: kindOf },
      {
        name: "not told, save of what was answered at once",
        of: (value) => (value.endsWith(ANSWERED) ? kindOf(value) : UNTOLD),
      },
    ],
  };
}

/** A code of a tree becomes its ancestor, level by level up to the top. */
function ofTree(name: string, meaning: string, tree: Tree, told: Told): QuasiIdentifier {
  const deepest = tree.nodes.reduce((most, { id }) => Math.max(most, tree.path(id).length), 1);
  const upTo = (depth: number): Level => ({
    name: depth === 0 ? "top level" : `level ${depth + 1}`,
    of: (code) => tree.ancestorAt(code, depth) ?? code,
  });
  const depths = Array.from({ length: deepest - 1 }, (_, steps) => deepest - 2 - steps);
  return { name, meaning, of: (flat) => told(flat) ?? "", levels: [itself, ...depths.map(upTo), untold] };
}

function mondayOf(day: string): string {
  const date = parseDate(day) ?? 0;
  return formatDate(date - weekdayIndexOf(date));
}

/** A grid whose cells are so many to a degree. */
function gridOf(cells: number): Level {
  const digits = Math.log10(cells);
  const corner = (degrees: string): string => (Math.floor(Number(degrees) * cells) / cells).toFixed(digits);
  return {
    name: `grid of ${(1 / cells).toFixed(digits)} degrees`,
    of: (position) => (position === "" ? "" : position.split(" ").map(corner).join(" ")),
  };
}
