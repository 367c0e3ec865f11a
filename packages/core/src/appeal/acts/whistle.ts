import { z } from "zod";
import { command, type Decision, defineAct, notSupported } from "../act.ts";
import type { Held } from "../appeal.ts";
import { Code } from "../terms.ts";

export const whistle = defineAct({
  name: "whistle",
  summary: "A subdistrict whistles: departments must come and help; both sides are scored.",
  basis:
    "Beijing regulation on swift response, articles 16 and 33; regulation on subdistrict offices, articles 5 and 17",
  by: ["agency"],
  from: ["signed", "handling"],
  to: "unchanged",
  command: command("BlowWhistle", { departments: z.array(Code).min(1), matter: z.string().max(4000) }),
  decide: (_command, _appeal: Held): Decision => notSupported("whistle"),
  evolve: {
    WhistleBlown: (_event, appeal) => appeal,
  },
});
