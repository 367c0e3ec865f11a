import { ok } from "@swiftline/core";
import { AppealId, agencyHolding, appealStatuses, Code, SupervisionForm } from "@swiftline/core/appeal";
import { type Supervised, supervisedAppeals } from "@swiftline/core/hotline";
import { formatInstant } from "@swiftline/core/time";
import * as z from "zod";
import { codesListed } from "../asked-codes.ts";
import { pageQuery, USUAL_LIMIT } from "../paging.ts";
import { defineRoute, noBody, noParameters } from "../route.ts";
import { pageOfWhole } from "../whole-list.ts";

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
  query: z.strictObject({
    form: SupervisionForm.optional(),
    agency: Code.optional(),
    ...pageQuery,
  }),
  body: noBody,
  status: 200,
  answer: z.strictObject({ supervised: z.array(SupervisedAppeal), next: z.string().optional() }),
  example: {},
  async run({ hotline: { log, book }, list }, { query, principal: { actor } }) {
    const { limit = USUAL_LIMIT, cursor, form, agency } = query;
    const listed = codesListed({ agency }, { actor, book });
    if (!listed.ok) return listed;
    const filter = { form, ...listed.value };
    const found = await supervisedAppeals({ list, log }, filter);
    const paged = pageOfWhole(found, { limit, cursor, list: { supervised: filter }, placeOf });
    if (!paged.ok) return paged;
    const { page, next } = paged.value;
    return ok({ body: { supervised: page.map(told), next }, next });
  },
});

const forms = SupervisionForm.options;
/** More than any moment is, in milliseconds: by as much a step of the ladder is before the one below it. */
const STEP = 2 ** 43;

/** The highest step first, and there those that have stood on it longest. */
const placeOf = ({ appeal, form, since }: Supervised) => ({
  at: (form === undefined ? forms.length : forms.length - 1 - forms.indexOf(form)) * STEP + since,
  id: appeal.id,
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
