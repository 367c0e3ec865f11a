import type { PolicyBook } from "../book/policy-book.ts";
import type { Tree } from "../city/tree.ts";
import { growTree } from "../city/tree.ts";
import { didYouMean } from "../nearest.ts";
import type { BoundColumn, BoundColumns } from "./bound-columns.ts";
import { codeFinder } from "./code-finder.ts";
import { type Translation, translation } from "./crosswalk.ts";
import type { Mapping } from "./mapping.ts";
import { remembered, rememberedPaths } from "./remembered.ts";
import { odd, type Remark, type RowView, wrong } from "./row-view.ts";

/** Reads a code of the city from a row; undefined where the row names none, or one that is not known. */
export type CodeReader = (row: RowView) => string | undefined;

/** What becomes of a word that the city does not know. */
type Unknown = { readonly as: "wrong" | "odd" | "nothing"; readonly code?: string | undefined };

/** A code, or what to say where there is none. */
interface Found {
  readonly code: string | undefined;
  readonly remark?: Remark;
}

/** Reads the category by a path of names, from the top; a detail that has no node of its own gives the node above it. */
export function categoryReader(bound: BoundColumns, mapping: Mapping, book: PolicyBook): CodeReader {
  const columns = bound.of("category");
  const [first] = columns;
  if (first === undefined) return () => undefined;
  const [detail] = bound.of("detail");
  const all = detail === undefined ? columns : [...columns, detail];
  const find = pathFinder(book.categories, translation(mapping.values?.category), mapping.split?.category);
  const unknown = unknownAs(mapping.unknown?.category);
  const say = unknownRemark(book.categories, "intake/unknown-category", "categories.csv", unknown.code);
  const lookUp = rememberedPaths(([name = "", ...details]): Found => {
    const code = find(name, details);
    return code === undefined ? { code: unknown.code, remark: say(name) } : { code };
  });
  return (row) => {
    const names = textsOf(row, all, bound);
    return names.length === 0 || bound.text(row, first) === undefined
      ? undefined
      : settle(row, first, lookUp(names), unknown);
  };
}

/** Reads a code from the first of several columns that names one. */
function firstReader(
  bound: BoundColumns,
  columns: readonly BoundColumn[],
  lookUp: (text: string) => Found,
  unknown: Unknown,
): CodeReader {
  if (columns.length === 0) return () => undefined;
  return (row) => {
    let missed: { readonly column: BoundColumn; readonly found: Found } | undefined;
    for (const column of columns) {
      const text = bound.text(row, column);
      if (text === undefined) continue;
      const found = lookUp(text);
      if (found.remark === undefined) return found.code;
      missed ??= { column, found };
    }
    return missed && settle(row, missed.column, missed.found, unknown);
  };
}

export function agencyReader(bound: BoundColumns, mapping: Mapping, book: PolicyBook): CodeReader {
  const unknown = unknownAs(mapping.unknown?.agency);
  const say = unknownRemark(book.agencies, "intake/unknown-agency", "agencies.csv", unknown.code);
  return firstReader(
    bound,
    bound.of("agency"),
    treeLookUp(book.agencies, mapping.values?.agency, say, unknown),
    unknown,
  );
}

export function areaReader(bound: BoundColumns, mapping: Mapping, book: PolicyBook): CodeReader {
  const policy = mapping.unknown?.area ?? "flag";
  const unknown: Unknown = { as: policy === "reject" ? "wrong" : policy === "flag" ? "odd" : "nothing" };
  const say = unknownRemark(book.areas, "intake/unknown-area", "areas.csv", undefined);
  return firstReader(bound, bound.of("area"), treeLookUp(book.areas, mapping.values?.area, say, unknown), unknown);
}

/** Reads the hotline that took a row down. */
export function hotlineReader(bound: BoundColumns, mapping: Mapping, { city }: PolicyBook): CodeReader {
  const unknown: Unknown = { as: "wrong" };
  const tree = growTree(city.hotlines);
  const say = unknownRemark(tree, "intake/unknown-hotline", "city.yaml", undefined);
  return firstReader(bound, bound.of("hotline"), treeLookUp(tree, mapping.values?.hotline, say, unknown), unknown);
}

function treeLookUp(
  tree: Tree,
  crosswalk: Parameters<typeof translation>[0],
  say: (name: string) => Remark,
  unknown: Unknown,
): (text: string) => Found {
  const find = codeFinder(tree);
  const { of, rest } = translation(crosswalk);
  return remembered((text: string): Found => {
    const name = of(text) ?? text;
    const code = find(name) ?? (rest === undefined ? rest : find(rest));
    return code === undefined ? { code: unknown.code, remark: say(name) } : { code };
  });
}

/**
 * Finds a category by its path. The crosswalk may know the path as a whole, or a name on it. Where the city does not have the
 * top of the path, the deepest name that it has answers.
 */
function pathFinder(tree: Tree, { of, rest }: Translation, separator: string | undefined) {
  const find = codeFinder(tree);
  return (name: string, details: readonly string[]): string | undefined => {
    const whole = of(name);
    if (whole !== undefined) return find(whole, ...details);
    const parts = [...(separator === undefined ? [name] : name.split(separator)), ...details];
    const path = parts.map((part) => part.trim()).filter((part) => part !== "");
    const [top = "", ...deeper] = path.map((part) => of(part) ?? part);
    for (const found of [find(top, ...deeper), ...deeper.toReversed().map((part) => find(part))])
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

const unknownAs = (policy: string | undefined): Unknown =>
  policy === undefined || policy === "reject" ? { as: "wrong" } : { as: "odd", code: policy };

function unknownRemark(tree: Tree, code: string, file: string, instead: string | undefined) {
  const known = tree.nodes.flatMap(({ id, name, nameEn }) => (nameEn === undefined ? [name, id] : [name, nameEn, id]));
  const taken = instead === undefined ? "" : `; it is taken in under ${instead}`;
  return (name: string): Remark => ({ code, message: `${name} is not in ${file}${taken}`, ...didYouMean(name, known) });
}

function settle(row: RowView, column: BoundColumn, { code, remark }: Found, { as }: Unknown): string | undefined {
  if (remark === undefined || as === "nothing") return code;
  if (as === "wrong") return wrong(row, column, remark);
  odd(row, column, remark);
  return code;
}
