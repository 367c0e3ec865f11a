import type { PolicyBook } from "../book/policy-book.ts";
import type { Tree } from "../city/tree.ts";
import { didYouMean } from "../nearest.ts";
import type { Problem } from "../problem.ts";
import type { Mapping } from "./mapping.ts";

/** What holds where a row does not say otherwise. */
export type Defaults = NonNullable<Mapping["constants"]>;

/** The codes that a mapping itself names and the city does not have. */
export function unknownMappingCodes(
  { constants = {}, hotlines = {}, unknown = {} }: Mapping,
  book: PolicyBook,
): readonly Problem[] {
  const lists = {
    category: [book.categories, "intake/unknown-category", "categories.csv"],
    agency: [book.agencies, "intake/unknown-agency", "agencies.csv"],
    area: [book.areas, "intake/unknown-area", "areas.csv"],
  } as const satisfies Record<string, readonly [Tree, string, string]>;
  const check = (field: string, list: keyof typeof lists, code: string | undefined): readonly Problem[] => {
    const [tree, problem, file] = lists[list];
    if (code === undefined || tree.has(code)) return [];
    const message = `${code} is not in ${file}`;
    const known = tree.nodes.map(({ id }) => id);
    return [{ code: problem, message, field, value: code, ...didYouMean(code, known) }];
  };
  const checkAll = (place: string, { category, agency, area }: Defaults): readonly Problem[] => [
    ...check(`${place}.category`, "category", category),
    ...check(`${place}.agency`, "agency", agency),
    ...check(`${place}.area`, "area", area),
  ];
  const code = (policy: string | undefined): string | undefined => (policy === "reject" ? undefined : policy);
  return [
    ...checkAll("constants", constants),
    ...Object.entries(hotlines).flatMap(([hotline, defaults]) => checkAll(`hotlines.${hotline}`, defaults)),
    ...check("unknown.category", "category", code(unknown.category)),
    ...check("unknown.agency", "agency", code(unknown.agency)),
  ];
}
