import { didYouMean } from "../../nearest.ts";
import { defineCondition, type Tokens, takesTokens } from "../condition.ts";
import type { Domain } from "../domain.ts";
import type { Subject } from "../subject.ts";
import { parseTokens } from "./token-cell.ts";

const zonesOf = ({ position }: Subject, domain: Domain): readonly string[] =>
  position === undefined ? [] : domain.zones.at(position);

export const zone = defineCondition<Tokens>({
  kind: "zone",
  summary: "the position lies in a zone that the city has drawn on the map",
  parse: (alternatives, domain) =>
    parseTokens(alternatives, (code) =>
      domain.zones.has(code)
        ? undefined
        : { message: `there is no zone ${code}`, ...didYouMean(code, domain.zones.all()) },
    ),
  holds(tokens, subject, domain) {
    const zones = zonesOf(subject, domain);
    return takesTokens(tokens, (code) => zones.includes(code));
  },
  got: (_tokens, subject, domain) =>
    subject.position === undefined ? undefined : zonesOf(subject, domain).join("|") || "no zone",
  form: {
    by: "token",
    wants: (tokens) => tokens,
    finder(tokens, domain) {
      const positionOf = new Map(tokens.map((token, position) => [token, position]));
      return {
        find(subject, found) {
          let count = 0;
          for (const code of zonesOf(subject, domain)) {
            const position = positionOf.get(code);
            if (position !== undefined) found[count++] = position;
          }
          return count;
        },
      };
    },
    implies: (token, other) => token === other,
  },
  example: {
    cell: "school-belt",
    matches: { position: { latitude: 0.5, longitude: 0.5 } },
    misses: { position: { latitude: 5, longitude: 5 } },
  },
});
