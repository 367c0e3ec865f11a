import type { Check } from "../check.ts";
import { ladder } from "../ladder.ts";
import { isGood } from "../reading-of.ts";
import type { Question } from "../site.ts";

/** An id that no server has. */
const NOTHING = "no-such-thing-7f3a";

const refusal = (id: string, status: 400 | 404, question: (format: string) => Question): readonly Check[] =>
  ladder({ id, section: "Errors", kind: "errors", status, question: async (_, format) => question(format) });

/** What a server must refuse, each in the form of the specification and in the format that was asked for. */
export const refusals: readonly Check[] = [
  ...refusal("unknown-service", 404, (format) => ({ path: `services/${NOTHING}.${format}` })),
  ...refusal("unknown-request", 404, (format) => ({ path: `requests/${NOTHING}.${format}` })),
  ...refusal("unknown-token", 404, (format) => ({ path: `tokens/${NOTHING}.${format}` })),
  ...refusal("bad-date", 400, (format) => ({ path: `requests.${format}`, query: [["start_date", "yesterday"]] })),
  ...ladder({
    id: "unknown-jurisdiction",
    section: "Errors",
    kind: "errors",
    status: 404,
    question: async (site, format) => {
      const query = [["jurisdiction_id", "nowhere.invalid"]] as const;
      const question = { path: `services.${format}`, query, jurisdiction: "none" } as const;
      return isGood(await site.ask(question)) ? "this server ignores it, as one of a single city may" : question;
    },
  }),
];
