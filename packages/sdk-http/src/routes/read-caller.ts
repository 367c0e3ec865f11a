import { no, ok } from "@swiftline/core";
import { AppealId, agencyOf, fold, worksOn } from "@swiftline/core/appeal";
import * as z from "zod";
import { Purpose, unlessRefused, whoAsks } from "../caller-access.ts";
import { defineRoute, noBody } from "../route.ts";
import { readFor } from "../visibility.ts";

const Known = z.strictObject({
  name: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  contact: z.string().optional(),
});

export const readCaller = defineRoute({
  method: "GET",
  path: "/v1/appeals/{appealId}/caller",
  summary: "Read who called, for a purpose; whoever is told is on record before they are.",
  scope: "identities:read",
  needs: ["identities"],
  params: z.strictObject({ appealId: AppealId }),
  query: z.strictObject({ purpose: Purpose }),
  body: noBody,
  status: 200,
  /** `caller` is absent where nobody said who they are, or what they said was erased. */
  answer: z.strictObject({ appealId: AppealId, caller: Known.optional() }),
  example: {
    params: { appealId: "testville:1" },
    query: { purpose: "to call back" },
  },
  async run({ hotline: { log }, identities, now }, { params: { appealId }, query: { purpose }, principal }) {
    const appeal = fold((await readFor(principal.actor, appealId, log)).history);
    if (appeal === undefined) return no({ code: "appeal/unknown", appealId });
    const agency = agencyOf(principal.actor);
    if (agency !== undefined && !worksOn(appeal, agency)) return no({ code: "http/caller-withheld" });
    const { caller } = appeal.matter;
    if (caller === undefined) return ok({ body: { appealId } });
    const access = { by: whoAsks(principal), purpose, at: now() };
    const known = await unlessRefused(identities.read(caller, access));
    return known.ok ? ok({ body: { appealId, caller: known.value } }) : known;
  },
});
