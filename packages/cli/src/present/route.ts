import type { PolicyBook } from "@swiftline/core";
import type { Explanation } from "@swiftline/core/routing";
import { z } from "zod";

/** Where a matter goes, and why. */
export const RouteAnswer = z.strictObject({
  agency: z.string().nullable(),
  policy: z.string().nullable(),
  rule: z.string().nullable(),
  table: z.string(),
  version: z.string(),
  basis: z.string().nullable(),
  because: z.array(z.strictObject({ condition: z.string(), got: z.string(), by: z.string() })),
  beaten: z.array(z.strictObject({ rule: z.string(), agency: z.string(), why: z.enum(["later", "returned"]) })),
  nearly: z.array(z.strictObject({ rule: z.string(), agency: z.string(), failed: z.string(), wanted: z.string() })),
  /** Who holds the appeal in fact, where an appeal was named. */
  acted: z.string().nullable(),
});
export type RouteAnswer = z.infer<typeof RouteAnswer>;

export const routeAnswer = (
  { route, basis, beaten, nearly }: Explanation,
  acted: string | undefined,
  { router }: PolicyBook,
): RouteAnswer => ({
  agency: route?.agency ?? null,
  policy: route?.policy ?? null,
  rule: route?.trail.rule ?? null,
  table: router.table.name,
  version: router.table.version,
  basis: basis ?? null,
  because: [...(route?.trail.because ?? [])],
  beaten: [...beaten],
  nearly: [...nearly],
  acted: acted ?? null,
});

const MOST = 5;

/** The same for a person to read. */
export function routeLines(answer: RouteAnswer, book: PolicyBook): readonly string[] {
  const { agency, rule, policy, basis, because, beaten, nearly, acted, version } = answer;
  const nameOf = (code: string): string => `${code} (${book.agencies.get(code)?.name ?? "unknown"})`;
  if (agency === null) return ["No rule of the table takes this matter: a person must dispatch it."];
  return [
    `Goes to ${nameOf(agency)} by rule ${rule} of table ${version}.`,
    ...(because.length === 0 ? ["  because no other rule took it: this is the default route"] : []),
    ...because.map(({ condition, got, by }) => `  because its ${condition} is ${got}, which the rule takes (${by})`),
    ...(basis === null ? [] : [`  on the basis of ${basis}`]),
    ...(policy === null ? [] : [`  under the limit ${book.policies.get(policy)?.name ?? policy}`]),
    ...(acted === null || acted === agency ? [] : [`In fact ${nameOf(acted)} has it.`]),
    ...(beaten.length === 0 ? [] : ["Also matched:"]),
    ...beaten
      .slice(0, MOST)
      .map(
        (one) =>
          `  rule ${one.rule} (${one.agency}), ${one.why === "later" ? "which stands later" : "which returned it"}`,
      ),
    ...(nearly.length === 0 ? [] : ["Nearly matched:"]),
    ...nearly.map((one) => `  rule ${one.rule} (${one.agency}), which wants ${one.failed} ${one.wanted}`),
  ];
}
