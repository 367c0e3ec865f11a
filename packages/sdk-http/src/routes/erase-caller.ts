import { no, ok } from "@swiftline/core";
import { AppealId, fold } from "@swiftline/core/appeal";
import * as z from "zod";
import { Purpose, unlessRefused, whoAsks } from "../caller-access.ts";
import { defineRoute, noParameters } from "../route.ts";
import { readFor } from "../visibility.ts";

export const eraseCaller = defineRoute({
  method: "POST",
  path: "/v1/appeals/{appealId}/caller/erasure",
  summary: "Erase who called, for ever and for a purpose; it is on record who did. To send it again does no harm.",
  scope: "identities:erase",
  needs: ["identities"],
  params: z.strictObject({ appealId: AppealId }),
  query: noParameters,
  /** While an appeal of the caller is open, nobody could call back any more: then it is erased only with `evenOpen`. */
  body: z.strictObject({ purpose: Purpose, evenOpen: z.boolean().optional() }),
  status: 200,
  /** `erased` is false where nobody said who they are, or it had been erased. */
  answer: z.strictObject({ appealId: AppealId, erased: z.boolean() }),
  example: {
    params: { appealId: "testville:1" },
    body: { purpose: "asked in writing", evenOpen: true },
  },
  async run({ hotline: { log }, identities, now }, { params: { appealId }, body, principal }) {
    const appeal = fold((await readFor(principal.actor, appealId, log)).history);
    if (appeal === undefined) return no({ code: "appeal/unknown", appealId });
    const { caller } = appeal.matter;
    if (caller === undefined) return ok({ body: { appealId, erased: false } });
    const { purpose, evenOpen = false } = body;
    const access = { by: whoAsks(principal), purpose, at: now() };
    const erased = await unlessRefused(identities.erase(caller, access, { evenOpen }));
    return erased.ok ? ok({ body: { appealId, erased: erased.value } }) : erased;
  },
});
