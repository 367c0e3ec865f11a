import { ok } from "@swiftline/core";
import { AppealId, agencyHolding, appealStatuses, Code, SupervisionForm } from "@swiftline/core/appeal";
import { type Supervised, supervisedAppeals } from "@swiftline/core/hotline";
import { formatInstant } from "@swiftline/core/time";
import { z } from "zod";
import { pageLimit, USUAL_LIMIT } from "../paging.ts";
import { defineRoute, noBody, noParameters } from "../route.ts";
import { agencyListed } from "../visibility.ts";

const SupervisedAppeal = z.strictObject({
  appealId: AppealId,
  status: z.enum(appealStatuses),
  agency: Code.optional(),
  category: Code,
  /** The highest step that was taken; absent where there is only a problem order. */
  form: SupervisionForm.optional(),
  /** Since when it stands there. */
  since: z.iso.datetime(),
  steps: z.int(),
  reworks: z.int(),
  problemOrder: z.strictObject({ to: Code, at: z.iso.datetime() }).optional(),
});

export const listSupervised = defineRoute({
  method: "GET",
  path: "/v1/supervision",
  summary:
    "List open appeals under supervision, the highest step of the ladder first. An agency is shown what it holds.",
  scope: "supervision:read",
  params: noParameters,
  query: z.strictObject({ form: SupervisionForm.optional(), agency: Code.optional(), limit: pageLimit.optional() }),
  body: noBody,
  status: 200,
  /** `more` says that the list was cut at its limit. */
  answer: z.strictObject({ supervised: z.array(SupervisedAppeal), more: z.boolean() }),
  example: {},
  async run({ hotline: { log }, list }, { query: { form, agency, limit = USUAL_LIMIT }, principal: { actor } }) {
    const found = await supervisedAppeals({ list, log }, { form, agency: agencyListed(actor, agency) });
    return ok({ body: { supervised: found.slice(0, limit).map(told), more: found.length > limit } });
  },
});

const told = ({ appeal, form, since, steps, problemOrder }: Supervised) => ({
  appealId: appeal.id,
  status: appeal.status,
  agency: agencyHolding(appeal),
  category: appeal.matter.category,
  form,
  since: formatInstant(since),
  steps,
  reworks: appeal.reworks,
  problemOrder: problemOrder && { ...problemOrder, at: formatInstant(problemOrder.at) },
});
