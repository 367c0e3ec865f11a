import { ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import { matter } from "../events.ts";
import type { Refusal } from "../refusals.ts";
import type { Rulebook } from "../rulebook.ts";

const RegisterAppeal = command("RegisterAppeal", matter);

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

export const register = defineAct({
  name: "register",
  summary: "Take an appeal down: when, what about, how it came in.",
  basis: "Beijing regulation on swift response, articles 2, 8 and 10",
  by: ["caller", "hotline", "import"],
  from: [],
  to: ["registered"],
  command: RegisterAppeal,
  decide({ type: _, ...registered }, _none: undefined, rules): Decision {
    const reason = unknownCode(registered, rules);
    return reason === undefined ? ok([{ type: "AppealRegistered", ...registered }]) : { ok: false, reason };
  },
  evolve: {
    AppealRegistered({ type: _, appealId, at, by: __, ...matter }) {
      return {
        status: "registered",
        id: appealId,
        registeredAt: at,
        matter,
        lastAt: at,
        returns: [],
        followUps: [],
        followUpsBefore: 0,
        reworks: 0,
        supervisions: [],
        whistles: [],
        escalations: [],
        excluded: false,
        duplicates: [],
      };
    },
  },
});
