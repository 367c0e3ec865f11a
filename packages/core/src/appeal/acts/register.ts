import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import { matter } from "../events.ts";
import type { Refusal } from "../refusals.ts";
import type { Rulebook } from "../rulebook.ts";
import { Note, roleOf } from "../terms.ts";

/** An inquiry may be answered as it is taken down. It is over then, and nobody gets it. */
const RegisterAppeal = command("RegisterAppeal", { ...matter, answer: Note.optional() });

/** The first code of the matter that the city's lists do not know. */
export function unknownCode(
  matter: { readonly hotline: string; readonly category: string; readonly area?: string | undefined },
  rules: Rulebook,
): Refusal | undefined {
  const { hotline, category, area } = matter;
  if (!rules.hasHotline(hotline)) return { code: "city/unknown-hotline", hotline };
  if (!rules.hasCategory(category)) return { code: "city/unknown-category", category };
  if (area !== undefined && !rules.hasArea(area)) return { code: "city/unknown-area", area };
  return undefined;
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
  decide({ type: _, answer, ...registered }, _none: undefined, rules): Decision {
    const refused = unknownCode(registered, rules);
    if (refused !== undefined) return no(refused);
    const taken = { type: "AppealRegistered", ...registered } as const;
    if (answer === undefined) return ok([taken]);
    const { appealId, at, by, kind } = registered;
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
