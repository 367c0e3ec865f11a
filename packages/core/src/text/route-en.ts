import type { RouteWords } from "./route-words.ts";

const list = (words: readonly string[]): string => words.join(", ");

export const routeEn: RouteWords = {
  table: { urgency: "Urgency", assign: "Lead", assist: "Co-handlers", sla: "Limit", skills: "Skills" },
  says({ priority, agency, manner = "direct", disposition, advice, coHandlers, policy, skills }, name) {
    return list(
      [
        priority && `${priority} priority`,
        agency &&
          {
            direct: name(agency),
            fallback: `${name(agency)}, as fallback`,
            conference: `a conference led by ${name(agency)}`,
          }[manner],
        disposition && `not dispatched (${disposition}): ${advice}`,
        coHandlers && `with ${coHandlers.map(name).join(" and ")}`,
        policy && `under ${name(policy)}`,
        skills && `needing ${skills.join(" and ")}`,
      ].filter((part) => part !== undefined),
    );
  },
  byRule: (rule, says) => `${says}, by rule ${rule}`,
  because: ({ condition, got, by }) =>
    `because its ${condition} is ${got}${got === by ? "" : `, which the rule takes (${by})`}`,
  byDefault: "because no other rule took it: this is the default",
  basis: (basis) => `on the basis of ${basis}`,
  nobody: "No rule of the table takes this matter: a person must dispatch it.",
  conflict: (rules) => `rules ${list(rules)} match and disagree: a person must decide`,
  alsoMatched: "also matched",
  beaten: { later: "it comes later", returned: "its agency returned the appeal", conflict: "in conflict" },
  nearlyMatched: "nearly matched",
  failed({ condition, got, wanted }) {
    if (got === undefined) return `it wants ${condition} ${wanted}, which is not known`;
    return `it wants ${condition} ${wanted}, ${got === "" ? "none of which it has" : `not ${got}`}`;
  },
  missing: (conditions) => `not known of this appeal: ${list(conditions)}`,
  whyNot: (agency) => `Why not ${agency}?`,
  hasNoRule: "no rule of the table names it",
  beatenBy: (rule) => `it matches, but rule ${rule} comes first`,
  asOf: (at, version) => `Explained as of ${at} by rule set ${version}.`,
  setGone: (version) => `It was dispatched by rule set ${version}, which the city folder no longer has:`,
  inFact: (agency) => `In fact ${agency} has it.`,
};
