import type { PolicyBook } from "../book/policy-book.ts";
import { growTree, type Tree, type TreeNode } from "../city/tree.ts";
import { didYouMean } from "../nearest.ts";
import { messageOn } from "../problem.ts";
import type { BoundColumns } from "./bound-columns.ts";
import { codeFinder } from "./code-finder.ts";
import { translation } from "./crosswalk.ts";
import type { ColumnRole, Crosswalk, Mapping } from "./mapping.ts";
import type { BoundColumn } from "./read-column.ts";
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

/** What to say of a cell that is not the first of its role. */
interface Misplaced {
  readonly column: BoundColumn;
  readonly remark: Remark;
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

/**
 * Reads the category by a path of names, from the top. A name that has no node of its own gives the node above it, with a note
 * where it is a level of the path and the city has nodes there.
 */
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
  const levels = bound.of("category").length;
  const find = pathFinder(list, mapping.split?.category, levels);
  const say = unknownRemark(list);
  const tells = mapping.unknown?.level !== "ignore" && translation(list.crosswalk).rest === undefined;
  const isTold = (code: string, { at }: Step): boolean =>
    tells && at < levels && categories.childrenOf(code).length > 0;
  const lookUp = rememberedPaths((path): Found & { readonly level?: Misplaced } => {
    const { code, missed } = find(path);
    if (code === undefined) return { code: list.unknown.code, remark: say(path[0] ?? "") };
    if (missed === undefined || !isTold(code, missed)) return { code };
    return { code, level: { column: columns[missed.at] ?? first, remark: unknownLevel(list, missed.word, code) } };
  });
  return (row) => {
    if (bound.text(row, first) === undefined) return undefined;
    const found = lookUp(columns.map((column) => bound.text(row, column) ?? ""));
    if (found.level !== undefined) odd(row, found.level.column, found.level.remark);
    return settle(row, first, found, list);
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

/** A name on a path, the city's word for it where the crosswalk has one, and the place of its cell. */
interface Step {
  readonly word: string;
  readonly own: string | undefined;
  readonly at: number;
}

/** The code at the end of a path as far as it is known, and the first name that is not. */
interface PathFound {
  readonly code: string | undefined;
  readonly missed?: Step;
}

/**
 * Finds a category by the cells of its path, of which so many are levels and the others details. The crosswalk may know the
 * first cell as a whole, or a name on the path. Where the city does not have the top of the path, the deepest name that it has
 * answers; a detail alone does not, for it is often a word of another category.
 */
function pathFinder({ tree, crosswalk }: CityList, separator: string | undefined, levels: number) {
  const find = codeFinder(tree);
  const { of, rest } = translation(crosswalk);
  const stepsOf = (cell: string, at: number): readonly Step[] => {
    const isWhole = at > 0 || separator === undefined || of(cell) !== undefined;
    const words = (isWhole ? [cell] : cell.split(separator)).map((word) => word.trim());
    return words.flatMap((word) => (word === "" ? [] : [{ word, own: of(word), at }]));
  };
  const alone = ({ word, own }: Step): string | undefined => find(own ?? word);
  /** The node below another that a name has; the other one where the name is its own, or that of one above it. */
  const from = (code: string, { word, own }: Step): string | undefined => {
    const names = own === undefined ? [word] : [own, word];
    const deeper = names.map((name) => find(code, name)).find((found) => found !== code);
    return deeper ?? (names.some((name) => tree.path(code).includes(find(name) ?? "")) ? code : undefined);
  };
  const follow = (start: string, steps: readonly Step[]): PathFound => {
    let code = start;
    for (const step of steps) {
      const next = from(code, step);
      if (next === undefined) return { code, missed: step };
      code = next;
    }
    return { code };
  };
  return (path: readonly string[]): PathFound => {
    const [top, ...below] = path.flatMap(stepsOf);
    const start = top && alone(top);
    if (start !== undefined) return follow(start, below);
    const names = below.filter(({ at }) => at < levels).toReversed();
    const [deepest] = names.flatMap((step) => alone(step) ?? []);
    return { code: deepest ?? (rest === undefined ? rest : find(rest)) };
  };
}

const unknownOf = (policy: string | undefined): CityList["unknown"] =>
  policy === undefined || policy === "reject" ? { are: "wrong" } : { are: "odd", code: policy };

/** Every name of these nodes, and every code. */
const namesOf = (nodes: readonly TreeNode[]): readonly string[] =>
  nodes.flatMap(({ id, name, nameEn }) => (nameEn === undefined ? [name, id] : [name, nameEn, id]));

function unknownRemark({ tree, file, problem, unknown }: CityList): (name: string) => Remark {
  const known = namesOf(tree.nodes);
  const taken = unknown.code === undefined ? "" : `; it is taken in under ${unknown.code}`;
  return (name) => ({ code: problem, ...messageOn(name, `is not in ${file}${taken}`), ...didYouMean(name, known) });
}

/** What to say of a level of a path that the city does not know below the last one. */
function unknownLevel({ tree, file, problem }: CityList, name: string, above: string): Remark {
  const [, ...below] = tree.within(above).flatMap((id) => tree.get(id) ?? []);
  const said = messageOn(name, `is not below ${above} in ${file}; it is taken in under ${above}`);
  return { code: problem, ...said, value: name, ...didYouMean(name, namesOf(below)) };
}

function settle(row: RowView, column: BoundColumn, { code, remark }: Found, { unknown }: CityList): string | undefined {
  if (remark === undefined || unknown.are === "nothing") return code;
  if (unknown.are === "wrong") return wrong(row, column, remark);
  odd(row, column, remark);
  return code;
}
