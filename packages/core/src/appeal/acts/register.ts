import type * as z from "zod";
import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import { matter } from "../events.ts";
import { canonicalTag } from "../language-tag.ts";
import { refusalFor } from "../refusals.ts";
import { Note, roleOf } from "../terms.ts";
import { unknownCodes, unsoundMatter } from "../unsound-matter.ts";

/** An inquiry may be answered as it is taken down. It is over then, and nobody gets it. */
const RegisterAppeal = command("RegisterAppeal", { ...matter, answer: Note.optional() });
type RegisterAppeal = z.infer<typeof RegisterAppeal>;

/** An order without its answer. Where there is none it is not copied: engines leave out a field far more slowly than they copy all. */
function unanswered(order: RegisterAppeal): Omit<RegisterAppeal, "answer"> {
  if (!("answer" in order)) return order;
  const { answer: _, ...rest } = order;
  return rest;
}

/** Nobody answers an own question. */
const answering = ["hotline", "import"] as const;

/** Appeals begin with the same empty lists. */
const none: readonly never[] = [];

export const register = defineAct({
  name: "register",
  summary:
    "Take an appeal down: when, what about, how it came in; an inquiry perhaps with the answer that was given at once.",
  basis: "Beijing regulation on swift response, articles 2, 8, 10 and 11 paragraph 1",
  by: ["caller", "hotline", "import"],
  from: [],
  to: ["registered", "answered"],
  command: RegisterAppeal,
  others: ({ partOf }) => (partOf === undefined ? [] : [partOf]),
  decide(order, _none: undefined, rules, { others }): Decision {
    const { appealId, at, by, kind, language, answer } = order;
    // What another system recorded is taken down as it is: only the codes that everything looks up later must be the city's.
    const isRecord = roleOf(by) === "import";
    const unsound = isRecord ? [] : unsoundMatter(order, rules, others);
    const refused = refusalFor([...unknownCodes(order, rules), ...unsound]);
    if (refused !== undefined) return no(refused);
    const taken = { ...unanswered(order), type: "AppealRegistered" as const };
    if (!isRecord && language !== undefined) taken.language = canonicalTag(language);
    if (answer === undefined) return ok([taken]);
    if (roleOf(by) === "caller") return no({ code: "act/not-allowed", act: "answer", by, allowed: answering });
    if (kind !== "inquiry") return no({ code: "appeal/not-an-inquiry", kind });
    return ok([taken, { type: "InquiryAnswered", appealId, at, by, answer }]);
  },
  evolve: {
    AppealRegistered({ type: _, appealId, at, by: __, ...matter }) {
      return {
        status: "registered",
        id: appealId,
        registeredAt: at,
        matter,
        lastAt: at,
        returns: none,
        followUps: none,
        followUpsBefore: 0,
        reworks: 0,
        supervisions: none,
        whistles: none,
        escalations: none,
        excluded: false,
        duplicates: none,
      };
    },
  },
});
