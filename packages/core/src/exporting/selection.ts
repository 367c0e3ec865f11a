import type { PolicyBook } from "../book/policy-book.ts";
import type { FlatAppeal } from "../intake/swiftline/flat-columns.ts";

/** Which appeals are exported; whatever is undefined leaves none out. A category or an area stands for its subtree. */
export interface Selection {
  /** Registered at or after this moment. */
  readonly since?: number | undefined;
  /** Registered before this moment. */
  readonly before?: number | undefined;
  /** With this agency now, or with it last. */
  readonly agency?: string | undefined;
  readonly category?: string | undefined;
  readonly area?: string | undefined;
}

/** Whether an appeal is among those that were asked for. */
export function selector(
  { since, before, agency, category, area }: Selection,
  { categories, areas }: Pick<PolicyBook, "categories" | "areas">,
): (flat: FlatAppeal) => boolean {
  const inCategory = category === undefined ? undefined : new Set(categories.within(category));
  const inArea = area === undefined ? undefined : new Set(areas.within(area));
  return (flat) => {
    const { registeredAt = 0 } = flat;
    if (since !== undefined && registeredAt < since) return false;
    if (before !== undefined && registeredAt >= before) return false;
    if (agency !== undefined && flat.agency !== agency) return false;
    if (inCategory !== undefined && !inCategory.has(flat.category ?? "")) return false;
    return inArea === undefined || inArea.has(flat.area ?? "");
  };
}
