import { Code } from "../appeal/terms.ts";
import { didYouMean } from "../nearest.ts";
import type { Problem } from "../problem.ts";
import { readTable, type Table } from "../table.ts";
import { growTree, type Tree, type TreeNode, treeProblems } from "./tree.ts";

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
}

/** A part of the city, down to the subdistrict or zip code. */
export interface Area extends TreeNode {
  readonly kind: (typeof areaKinds)[number];
}

/** A class of matters (诉求分类); a node stands for its whole subtree. */
export type Category = TreeNode;

interface ReadTree<Node extends TreeNode> {
  readonly tree: Tree<Node>;
  readonly problems: readonly Problem[];
}

const nodeColumns = { required: ["id", "name"], optional: ["name_en", "parent", "note"] } as const;
type Lined<Node> = Node & { readonly line: number };

/** Reads one tree file; `more` reads the columns that this kind of node has besides the common ones. */
function readTree<Extra extends string, More extends object>(
  table: Table,
  extra: { readonly required: readonly Extra[]; readonly optional?: readonly Extra[] },
  more: (
    get: (column: Extra) => string | undefined,
    wrong: (column: Extra, message: string, suggestion?: string) => void,
  ) => More | undefined,
): ReadTree<TreeNode & More> {
  const columns = {
    required: [...nodeColumns.required, ...extra.required],
    optional: [...nodeColumns.optional, ...(extra.optional ?? [])],
  };
  const read = readTable(table, columns, (row): Lined<TreeNode & More> | undefined => {
    const id = row.get("id");
    if (id === undefined || !Code.safeParse(id).success) {
      row.wrong(
        "id",
        "city/bad-code",
        id === undefined ? "the id is empty" : `${id} is no code: no space, comma or |, at most 80 characters`,
      );
      return undefined;
    }
    const rest = more(row.get, (column, message, suggestion) =>
      row.wrong(column, "city/bad-cell", message, suggestion === undefined ? {} : { suggestion }),
    );
    if (rest === undefined) return undefined;
    return {
      line: row.line,
      id,
      name: row.get("name") ?? id,
      nameEn: row.get("name_en"),
      parent: row.get("parent"),
      ...rest,
    };
  });
  const problems = treeProblems(table.file, read.values);
  const sound = problems.length === 0 ? read.values : [];
  return {
    tree: growTree(sound.map(({ line: _, ...node }) => node as unknown as TreeNode & More)),
    problems: [...read.problems, ...problems],
  };
}

function oneOf<Kind extends string>(kinds: readonly Kind[], cell: string | undefined): Kind | undefined {
  return kinds.find((kind) => kind === cell);
}

export const readCategories = (table: Table): ReadTree<Category> => readTree(table, { required: [] }, () => ({}));

export const readAreas = (table: Table): ReadTree<Area> =>
  readTree(table, { required: ["kind"] }, (get, wrong) => {
    const cell = get("kind");
    const kind = oneOf(areaKinds, cell);
    if (kind === undefined)
      wrong("kind", `kind must be one of ${areaKinds.join(", ")}`, didYouMean(cell ?? "", areaKinds).suggestion);
    return kind && { kind };
  });

export const readAgencies = (table: Table, areas: Tree<Area>): ReadTree<Agency> =>
  readTree(table, { required: ["kind"], optional: ["area"] }, (get, wrong) => {
    const cell = get("kind");
    const kind = oneOf(agencyKinds, cell);
    if (kind === undefined)
      wrong("kind", `kind must be one of ${agencyKinds.join(", ")}`, didYouMean(cell ?? "", agencyKinds).suggestion);
    const area = get("area");
    if (area !== undefined && !areas.has(area))
      wrong(
        "area",
        `area ${area} is not in areas.csv`,
        didYouMean(
          area,
          areas.nodes.map((node) => node.id),
        ).suggestion,
      );
    return kind && { kind, area };
  });
