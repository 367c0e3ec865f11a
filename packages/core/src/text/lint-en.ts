import type { Outcome } from "../routing/outcome.ts";
import type { Rule } from "../routing/rule.ts";
import { formatDate } from "../time/civil-date.ts";
import type { LintWords } from "./lint-words.ts";
import { routeEn } from "./route-en.ts";
import type { NameOf } from "./route-words.ts";

/** How many rules or codes a sentence names. */
const MOST = 8;

function list(words: readonly string[]): string {
  const named = words.length > MOST ? [...words.slice(0, MOST), `${words.length - MOST} more`] : words;
  return named.length < 2 ? named.join() : `${named.slice(0, -1).join(", ")} and ${named.at(-1)}`;
}

const ids = (rules: readonly Rule[]): string => list(rules.map(({ id }) => id));
const said = (outcome: Outcome, name: NameOf): string => routeEn.says(outcome, name);
const versus = (rules: readonly Rule[], name: NameOf): string =>
  list(rules.map(({ id, outcome }) => `${id} says ${said(outcome, name)}`));

export const lintEn: LintWords = {
  finding: {
    unreachable({ rules: [rule], by, how, agrees, afterReturn }, name) {
      const hides = {
        same: `${ids(by)} comes first with the same conditions`,
        narrower: `${ids(by)} comes first and takes all that it matches`,
        together: `${ids(by)} come first and together take all that it matches`,
      }[how];
      const differs =
        agrees || rule === undefined ? ", and says the same" : `; ${versus([...by.slice(0, 3), rule], name)}`;
      return `${rule?.id} is never chosen${afterReturn ? " unless an agency returned the appeal" : ""}: ${hides}${differs}.`;
    },
    unique: ({ rules, table }) => `${ids(rules)} both match, but in the table ${table} at most one rule may.`,
    tie: ({ rules }, name) => `${ids(rules)} have the same rank, overlap and disagree: ${versus(rules, name)}.`,
    disagree: ({ rules, severity }, name) =>
      severity === "error"
        ? `${ids(rules)} both match and disagree: ${versus(rules, name)}.`
        : `${ids(rules)} overlap, neither being a special case of the other, and the first decides: ${versus(rules, name)}.`,
    gap: ({ toDefault }) =>
      toDefault === undefined
        ? "No rule takes these appeals."
        : `No rule but the last one, ${toDefault.id}, takes these appeals.`,
    empty: ({ rules, conditions, why }) =>
      `${ids(rules)} cannot match: ${
        {
          "no-value": `nothing lies in its ${list(conditions)}`,
          "never-given": "no rule of the urgency table gives such a priority",
          contradiction: `its ${list(conditions)} asks for words that it forbids`,
        }[why]
      }.`,
    "dead-unit": ({ rules, agency, as, closedOn, already }, name) =>
      `${ids(rules)} names ${name(agency)}${as === "agency" ? "" : " to assist"}, which ${already ? "has been closed since" : "closes on"} ${formatDate(closedOn)}.`,
    "keyword-redundant": ({ rules, word, beside, in: asked }) =>
      `${ids(rules)}: “${word}” adds nothing${word === beside ? "" : ` to “${beside}”`}${{ any: "", all: ", which it is a part of", none: " among what is forbidden" }[asked]}.`,
    "date-end": ({ rules, endsOn, already, fallsTo }, name) =>
      `${ids(rules)} ${already ? "ended" : "ends"} on ${formatDate(endsOn)}; ${
        fallsTo === undefined
          ? "no rule takes its appeals from then on"
          : `from then on ${fallsTo.id} takes such an appeal (${said(fallsTo.outcome, name)})`
      }.`,
    residual: ({ rules, conditions }) =>
      `${ids(rules)} can be proved only in part: nothing is known of how its ${list(conditions)} works.`,
    undecided: ({ rules, about, table }) =>
      about === "gap"
        ? `Whether the table ${table} has gaps was not settled: it takes too many steps.`
        : `Whether ${ids(rules)} can be chosen was not settled: it takes too many steps.`,
    more: ({ count, of, table }) =>
      `The table ${table} has up to ${count.toLocaleString("en")} more of the kind “${of}”.`,
    "unnamed-agency": ({ agencies }, name) => `No rule names ${list(agencies.map(name))}.`,
  },
  edit: {
    "move-before": ({ rule, other }) => `Move ${rule} before ${other}, or delete it.`,
    delete: ({ rule }) => `Delete ${rule}.`,
    "drop-word": ({ rule, condition, word }) => `Take “${word}” out of the ${condition} of ${rule}.`,
    "give-rank": ({ rule }) => `Give ${rule} a rank of its own.`,
    "add-rule": () => "Add a rule for them.",
  },
  weight: (appeals) =>
    appeals === 0
      ? "No appeal of the period lies here."
      : `${appeals.toLocaleString("en")} ${appeals === 1 ? "appeal" : "appeals"} of the period ${appeals === 1 ? "lies" : "lie"} here.`,
};
