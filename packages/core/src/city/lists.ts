import { Code } from "../appeal/terms.ts";
import { didYouMean } from "../nearest.ts";
import type { Problem } from "../problem.ts";
import { readTable, type Table, type TableRecord } from "../table.ts";
import { type CivilDate, parseDate } from "../time/civil-date.ts";
import { growTree, readNodes, type Tree, type TreeNode } from "./tree.ts";

export const agencyKinds = [
  "hotline",
  "government",
  "department",
  "district",
  "subdistrict",
  "township",
  "enterprise",
] as const;
export const areaKinds = [
  "city",
  "borough",
  "district",
  "development-area",
  "subdistrict",
  "town",
  "township",
  "zip",
  "other",
] as const;

/** A unit that can hold an appeal (承办单位). `area` is the territory it answers for. */
export interface Agency extends TreeNode {
  readonly kind: (typeof agencyKinds)[number];
  readonly area?: string | undefined;
  /** How many people it answers for, where they are not all that live in its territory. */
  readonly residents?: number | undefined;
  /** The first date on which it is no longer there. */
  readonly closed?: CivilDate | undefined;
}

/** A part of the city, down to the subdistrict or zip code. */
export interface Area extends TreeNode {
  readonly kind: (typeof areaKinds)[number];
  /** How many people live there. */
  readonly residents?: number | undefined;
}

/** A class of matters (诉求分类); a node stands for its whole subtree. */
export type Category = TreeNode;

interface ReadTree<Node extends TreeNode> {
  readonly tree: Tree<Node>;
  readonly problems: readonly Problem[];
}

const nodeColumns = { required: ["id", "name"], optional: ["name_en", "parent", "note"] } as const;

/** Reads one tree file; `more` reads the columns that this kind of node has besides the common ones. */
function readTree<Extra extends string, More extends object>(
  table: Table,
  extra: { readonly required: readonly Extra[]; readonly optional?: readonly Extra[] },
  more: (row: TableRecord<Extra>) => More,
): ReadTree<TreeNode & More> {
  const columns = {
    required: [...nodeColumns.required, ...extra.required],
    optional: [...nodeColumns.optional, ...(extra.optional ?? [])],
  };
  const read = readTable(table, columns, (row) => {
    const rest = more(row);
    const id = row.get("id");
    if (id === undefined) {
      row.wrong("id", "city/bad-code", "the id is empty");
      return undefined;
    }
    if (!Code.safeParse(id).success)
      row.wrong("id", "city/bad-code", `${id} is no code: no space, comma or |, at most 80 characters`, { value: id });
    const { line } = row;
    const name = row.get("name") ?? id;
    return { line, node: { id, name, nameEn: row.get("name_en"), parent: row.get("parent"), ...rest } };
  });
  const { nodes, problems } = readNodes(table, read.values);
  return { tree: growTree(nodes), problems: [...read.problems, ...problems] };
}

/** The kind of a node. One that is wrong is told, and stands in as the last of the list, so that the node is still there. */
function readKind<Kind extends string>(row: TableRecord<"kind">, kinds: readonly Kind[]): Kind {
  const cell = row.get("kind");
  const kind = kinds.find((one) => one === cell);
  if (kind !== undefined) return kind;
  const value = cell === undefined ? {} : { value: cell, ...didYouMean(cell, kinds) };
  row.wrong("kind", "city/bad-cell", `kind must be one of ${kinds.join(", ")}`, value);
  return kinds[kinds.length - 1] as Kind;
}

function readResidents(row: TableRecord<"residents">): number | undefined {
  const cell = row.get("residents");
  if (cell === undefined) return undefined;
  const residents = Number(cell);
  if (!(Number.isInteger(residents) && residents > 0))
    row.wrong("residents", "city/bad-cell", `${cell} is no number of residents`, { value: cell });
  return residents;
}

export const readCategories = (table: Table): ReadTree<Category> => readTree(table, { required: [] }, () => ({}));

export const readAreas = (table: Table): ReadTree<Area> =>
  readTree(table, { required: ["kind"], optional: ["residents"] }, (row) => ({
    kind: readKind(row, areaKinds),
    residents: readResidents(row),
  }));

export const readAgencies = (table: Table, areas: Tree<Area>): ReadTree<Agency> =>
  readTree(table, { required: ["kind"], optional: ["area", "closed", "residents"] }, (row) => {
    const kind = readKind(row, agencyKinds);
    const closes = row.get("closed");
    const closed = closes === undefined ? undefined : parseDate(closes);
    if (closes !== undefined && closed === undefined)
      row.wrong("closed", "city/bad-cell", `${closes} is no date: write 2026-12-31`, { value: closes });
    const area = row.get("area");
    if (area !== undefined && !areas.has(area)) {
      const known = areas.nodes.map((node) => node.id);
      row.wrong("area", "city/bad-cell", `area ${area} is not in areas.csv`, {
        value: area,
        ...didYouMean(area, known),
      });
    }
    return { kind, area, closed, residents: readResidents(row) };
  });
