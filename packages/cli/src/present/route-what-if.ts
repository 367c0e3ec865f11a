import type { Decision, RuleSet } from "@swiftline/core/routing";
import type { RoutingWhatIf } from "@swiftline/core/routing/proof";
import * as z from "zod";
import { counted } from "./counted.ts";
import { textTable } from "./table.ts";

const Move = { from: z.string().nullable(), to: z.string().nullable(), appeals: z.int() } as const;
const Said = z.strictObject({
  agency: z.string().nullable(),
  policy: z.string().nullable(),
  rules: z.array(z.string()),
});

/** What draft tables would change for the appeals of a period. `from` and `to` are null where no agency, rule or policy is named. */
export const RoutingWhatIfAnswer = z.strictObject({
  inForce: z.string(),
  draft: z.string(),
  how: z.enum(["delta", "replay"]),
  appeals: z.int(),
  different: z.int(),
  moved: z.int(),
  /** `returned`: those that the first agency had given back. */
  moves: z.array(z.strictObject({ ...Move, returned: z.int() })),
  rules: z.array(z.strictObject(Move)),
  policies: z.array(z.strictObject(Move)),
  /** `change` is a share of what the agency leads now; null where that is nothing. */
  agencies: z.array(
    z.strictObject({
      agency: z.string(),
      gained: z.int(),
      lost: z.int(),
      before: z.int(),
      after: z.int(),
      change: z.number().nullable(),
    }),
  ),
  samples: z.array(z.strictObject({ id: z.string(), now: Said, draft: Said })),
});
export type RoutingWhatIfAnswer = z.infer<typeof RoutingWhatIfAnswer>;

export function routingWhatIfAnswer(
  { moves, rules, policies, agencies, samples, ...counts }: RoutingWhatIf,
  { inForce, draft }: { readonly inForce: RuleSet; readonly draft: RuleSet },
): RoutingWhatIfAnswer {
  const named = <Row extends { readonly from: string | undefined; readonly to: string | undefined }>(row: Row) => ({
    ...row,
    from: row.from ?? null,
    to: row.to ?? null,
  });
  return {
    inForce: inForce.version,
    draft: draft.version,
    ...counts,
    moves: moves.map(named),
    rules: rules.map(named),
    policies: policies.map(named),
    agencies: agencies.map(({ before = 0, after = 0, ...row }) => ({
      ...row,
      before,
      after,
      change: before === 0 ? null : (after - before) / before,
    })),
    samples: samples.map(({ id, before, after }) => ({ id, now: said(before), draft: said(after) })),
  };
}

const said = ({ outcome: { agency, policy }, rules }: Decision) => ({
  agency: agency ?? null,
  policy: policy ?? null,
  rules: rules.map(({ table, id }) => `${table}:${id}`),
});

/** Whether a larger share of the appeals goes to another agency than so many percent. */
export const movesTooMany = ({ moved, appeals }: RoutingWhatIfAnswer, percent: number | undefined): boolean =>
  percent !== undefined && moved * 100 > percent * appeals;

const count = (label: string) => ({ label, right: true });
const shown = (number: number): string => number.toLocaleString("en");
const none = (code: string | null): string => code ?? "–";

/** How many rows of each table to print; `--json` has all. */
const MOST = 15;

/** The same for a person to read. */
export function routingWhatIfLines(answer: RoutingWhatIfAnswer): readonly string[] {
  const { appeals, different, moved, moves, rules, policies, agencies, samples } = answer;
  return [
    `${shown(moved)} of ${counted(appeals, "appeal")} would go to another agency; ${shown(different)} would be decided differently in some way.`,
    ...tableOf(
      [{ label: "From" }, { label: "To" }, count("Appeals"), count("Returned then")],
      moves.map(({ from, to, appeals, returned }) => [none(from), none(to), shown(appeals), shown(returned)]),
    ),
    ...tableOf(
      [{ label: "Agency" }, count("Now"), count("By the draft"), count("Change")],
      agencies.map(({ agency, before, after, change }) => [agency, shown(before), shown(after), percent(change)]),
    ),
    ...tableOf([{ label: "Rule now" }, { label: "By the draft" }, count("Appeals")], rules.map(rowOf)),
    ...tableOf([{ label: "Policy now" }, { label: "By the draft" }, count("Appeals")], policies.map(rowOf)),
    ...tableOf(
      [{ label: "Sample" }, { label: "Now" }, { label: "By the draft" }],
      samples.map(({ id, now, draft }) => [id, none(now.agency), none(draft.agency)]),
    ),
  ];
}

const rowOf = ({ from, to, appeals }: RoutingWhatIfAnswer["rules"][number]): readonly string[] => [
  none(from),
  none(to),
  shown(appeals),
];

const percent = (change: number | null): string =>
  change === null ? "new" : `${change > 0 ? "+" : ""}${(change * 100).toFixed(1)}%`;

const tableOf = (columns: Parameters<typeof textTable>[0], rows: readonly (readonly string[])[]): readonly string[] =>
  rows.length === 0
    ? []
    : ["", textTable(columns, rows.slice(0, MOST)), ...(rows.length > MOST ? [`and ${rows.length - MOST} more`] : [])];
