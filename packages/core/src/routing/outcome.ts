import * as z from "zod";
import { Code, Disposition, Priority } from "../appeal/terms.ts";
import { didYouMean } from "../nearest.ts";
import { no, ok, type Result } from "../result.ts";
import type { CellProblem } from "./condition.ts";
import { oneOf } from "./conditions/known.ts";
import type { Domain, KnownCodes } from "./domain.ts";

/**
 * How the lead comes to the appeal: direct to the unit with a copy to its district, fallback to the district, or only after a
 * conference with the agencies named (Beijing regulation, article 12).
 */
export const RouteManner = z.enum(["direct", "fallback", "conference"]);
export type RouteManner = z.infer<typeof RouteManner>;

/** What the tables say of an appeal; each field comes from the last table that has something to say. */
export interface Outcome {
  readonly priority?: Priority;
  /** The lead: it receives the appeal first and answers for it (article 14). */
  readonly agency?: string;
  readonly manner?: RouteManner;
  /** Not dispatched at all, but shown another way (article 11 paragraph 3), with this advice. */
  readonly disposition?: Disposition;
  readonly advice?: string;
  readonly coHandlers?: readonly string[];
  /** The policy whose limits hold. */
  readonly policy?: string;
  /** What an operator or inspector must be able to do. */
  readonly skills?: readonly string[];
}

/** One output: a column with `>`, and how its cells are read. */
export interface Output {
  readonly field: keyof Outcome;
  readonly column: string;
  readonly summary: string;
  /** Whether a cell holds a list, and matches of a collect table add up. */
  readonly many: boolean;
  /** The code of the problem of a cell that cannot be read. */
  readonly wrong: string;
  readonly read: (cell: string, domain: Domain) => Result<string, CellProblem>;
}

const codeOf =
  (what: string, list: string, codes: (domain: Domain) => KnownCodes): Output["read"] =>
  (code, domain) => {
    const known = codes(domain);
    if (known.has(code)) return ok(code);
    return no({ message: `${what} ${code} is not in ${list}`, ...didYouMean(code, known.all()) });
  };

const wordOf =
  (words: readonly string[]): Output["read"] =>
  (word) => {
    const read = oneOf(words)(word);
    return read.ok ? ok(word) : read;
  };

const skillOf: Output["read"] = (skill, domain) => {
  const known = [...domain.skills.all()];
  if (known.length > 0) return codeOf("skill", "city.yaml", () => domain.skills)(skill, domain);
  return Code.safeParse(skill).success ? ok(skill) : no({ message: `${skill} is no code` });
};

const agencyOf = codeOf("agency", "agencies.csv", ({ agencies }) => agencies);

/** Every output a table may have. A new one is one line here. */
export const outputs: readonly Output[] = [
  {
    field: "priority",
    column: ">priority",
    summary: "how urgent it is: urgent, high, normal or low",
    many: false,
    wrong: "routing/bad-cell",
    read: wordOf(Priority.options),
  },
  {
    field: "agency",
    column: ">agency",
    summary: "the agency that receives the appeal and leads",
    many: false,
    wrong: "routing/unknown-agency",
    read: agencyOf,
  },
  {
    field: "manner",
    column: ">manner",
    summary: "direct (as when left empty), fallback to the district, or conference before dispatch",
    many: false,
    wrong: "routing/bad-cell",
    read: wordOf(RouteManner.options),
  },
  {
    field: "disposition",
    column: ">disposition",
    summary: "not dispatched, but shown another way: emergency, statutory, duplicate, secret, out-of-duty or unlawful",
    many: false,
    wrong: "routing/bad-cell",
    read: wordOf(Disposition.options),
  },
  {
    field: "advice",
    column: ">advice",
    summary: "what the caller is told with a disposition",
    many: false,
    wrong: "routing/bad-cell",
    read: (advice) => ok(advice),
  },
  {
    field: "coHandlers",
    column: ">co-handlers",
    summary: "agencies that assist the lead; those to be heard, where it says conference",
    many: true,
    wrong: "routing/unknown-agency",
    read: agencyOf,
  },
  {
    field: "policy",
    column: ">policy",
    summary: "the policy of sla.yaml whose limits hold",
    many: false,
    wrong: "routing/unknown-policy",
    read: codeOf("policy", "sla.yaml", ({ policies }) => policies),
  },
  {
    field: "skills",
    column: ">skills",
    summary: "what the one who takes it up must be able to do",
    many: true,
    wrong: "routing/unknown-skill",
    read: skillOf,
  },
];
