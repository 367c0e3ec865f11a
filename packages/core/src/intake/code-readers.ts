import type { PolicyBook } from "../book/policy-book.ts";
import { growTree, type Tree } from "../city/tree.ts";
import { didYouMean } from "../nearest.ts";
import { messageOn } from "../problem.ts";
import type { BoundColumn, BoundColumns } from "./bound-columns.ts";
import { codeFinder } from "./code-finder.ts";
import { translation } from "./crosswalk.ts";
import type { ColumnRole, Crosswalk, Mapping } from "./mapping.ts";
import { remembered, rememberedPaths } from "./remembered.ts";
import { odd, type Remark, type RowView, wrong } from "./row-view.ts";

/** Reads a code of the city from a row; undefined where the row names none, or one that is not known. */
export type CodeReader = (row: RowView) => string | undefined;

/** One of the city's lists, the words of the file for it, and what becomes of words that it does not know. */
interface CityList {
  readonly tree: Tree;
  readonly file: string;
  readonly problem: string;
  readonly crosswalk: Crosswalk | string | undefined;
  readonly unknown: { readonly are: "wrong" | "odd" | "nothing"; readonly code?: string | undefined };
}

/** A code, or what to say where there is none. */
interface Found {
  readonly code: string | undefined;
  readonly remark?: Remark;
}

export function agencyReader(bound: BoundColumns, { values, unknown }: Mapping, { agencies }: PolicyBook): CodeReader {
  return firstReader(bound, "agency", {
    tree: agencies,
    file: "agencies.csv",
    problem: "intake/unknown-agency",
    crosswalk: values?.agency,
    unknown: unknownOf(unknown?.agency),
  });
}

export function areaReader(bound: BoundColumns, { values, unknown }: Mapping, { areas }: PolicyBook): CodeReader {
  const are = { reject: "wrong", flag: "odd", ignore: "nothing" } as const;
  return firstReader(bound, "area", {
    tree: areas,
    file: "areas.csv",
    problem: "intake/unknown-area",
    crosswalk: values?.area,
    unknown: { are: are[unknown?.area ?? "flag"] },
  });
}

/** Reads the hotline that took a row down. */
export function hotlineReader(bound: BoundColumns, { values }: Mapping, { city }: PolicyBook): CodeReader {
  return firstReader(bound, "hotline", {
    tree: growTree(city.hotlines),
    file: "city.yaml",
    problem: "intake/unknown-hotline",
    crosswalk: values?.hotline,
    unknown: { are: "wrong" },
  });
}

/** Reads the category by a path of names, from the top; a detail that has no node of its own gives the node above it. */
export function categoryReader(bound: BoundColumns, mapping: Mapping, { categories }: PolicyBook): CodeReader {
  const columns = [...bound.of("category"), ...bound.of("detail")];
  const [first] = bound.of("category");
  if (first === undefined) return () => undefined;
  const list: CityList = {
    tree: categories,
    file: "categories.csv",
    problem: "intake/unknown-category",
    crosswalk: mapping.values?.category,
    unknown: unknownOf(mapping.unknown?.category),
  };
  const find = pathFinder(list, mapping.split?.category, bound.of("category").length);
  const say = unknownRemark(list);
  const lookUp = rememberedPaths(([name = "", ...details]): Found => {
    const code = find(name, details);
    return code === undefined ? { code: list.unknown.code, remark: say(name) } : { code };
  });
  return (row) => {
    if (bound.text(row, first) === undefined) return undefined;
    return settle(row, first, lookUp(textsOf(row, columns, bound)), list);
  };
}

/** Reads a code from the first of the columns of a role that names one. */
function firstReader(bound: BoundColumns, role: ColumnRole, list: CityList): CodeReader {
  const columns = bound.of(role);
  if (columns.length === 0) return () => undefined;
  const find = codeFinder(list.tree);
  const { of, rest } = translation(list.crosswalk);
  const say = unknownRemark(list);
  const lookUp = remembered((text: string): Found => {
    const name = of(text) ?? text;
    const code = find(name) ?? (rest === undefined ? rest : find(rest));
    return code === undefined ? { code: list.unknown.code, remark: say(name) } : { code };
  });
  return (row) => {
    let missed: { readonly column: BoundColumn; readonly found: Found } | undefined;
    for (const column of columns) {
      const text = bound.text(row, column);
      if (text === undefined) continue;
      const found = lookUp(text);
      if (found.remark === undefined) return found.code;
      missed ??= { column, found };
    }
    return missed && settle(row, missed.column, missed.found, list);
  };
}

/**
 * Finds a category by its path. The crosswalk may know the path as a whole, or a name on it. Where the city does not have the
 * top of the path, the deepest name that it has answers; a detail alone does not, for it is often a word of another category.
 */
function pathFinder({ tree, crosswalk }: CityList, separator: string | undefined, columns: number) {
  const find = codeFinder(tree);
  const { of, rest } = translation(crosswalk);
  return (name: string, details: readonly string[]): string | undefined => {
    const whole = of(name);
    if (whole !== undefined) return find(whole, ...details);
    const named = [...(separator === undefined ? [name] : name.split(separator)), ...details.slice(0, columns - 1)];
    const own = (parts: readonly string[]): readonly string[] =>
      parts.flatMap((part) => (part.trim() === "" ? [] : (of(part.trim()) ?? part.trim())));
    const [top = "", ...deeper] = own(named);
    const below = [...deeper, ...own(details.slice(columns - 1))];
    for (const found of [find(top, ...below), ...deeper.toReversed().map((part) => find(part))])
      if (found !== undefined) return found;
    return rest === undefined ? undefined : find(rest);
  };
}

function textsOf(row: RowView, columns: readonly BoundColumn[], { text }: BoundColumns): readonly string[] {
  const texts: string[] = [];
  for (const column of columns) {
    const filled = text(row, column);
    if (filled !== undefined) texts.push(filled);
  }
  return texts;
}

const unknownOf = (policy: string | undefined): CityList["unknown"] =>
  policy === undefined || policy === "reject" ? { are: "wrong" } : { are: "odd", code: policy };

function unknownRemark({ tree, file, problem, unknown }: CityList): (name: string) => Remark {
  const known = tree.nodes.flatMap(({ id, name, nameEn }) => (nameEn === undefined ? [name, id] : [name, nameEn, id]));
  const taken = unknown.code === undefined ? "" : `; it is taken in under ${unknown.code}`;
  return (name) => ({ code: problem, ...messageOn(name, `is not in ${file}${taken}`), ...didYouMean(name, known) });
}

function settle(row: RowView, column: BoundColumn, { code, remark }: Found, { unknown }: CityList): string | undefined {
  if (remark === undefined || unknown.are === "nothing") return code;
  if (unknown.are === "wrong") return wrong(row, column, remark);
  odd(row, column, remark);
  return code;
}
