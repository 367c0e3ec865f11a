import { no, ok, type Result, SwiftlineError } from "@swiftline/core";
import { type Actor, type Appeal, AppealId, agencyOf, assignmentOf, fold } from "@swiftline/core/appeal";
import type { Access, Identities, Identity } from "@swiftline/core/book";
import { z } from "zod";
import type { Principal } from "../authorize.ts";
import type { RequestProblem } from "../problem.ts";
import { defineRoute, noBody } from "../route.ts";
import { readFor } from "../visibility.ts";

/** What the identity is needed for; it stands in the access record for ever, so it must not name the caller. */
const Purpose = z
  .string()
  .max(200)
  .regex(/^(?=.*\S)\P{Cc}+$/u, "say what the identity is needed for, in one line");

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
    if (identities === undefined) return no({ code: "http/not-offered" });
    const appeal = fold((await readFor(principal.actor, appealId, log)).history);
    if (appeal === undefined) return no({ code: "appeal/unknown", appealId });
    if (!worksOn(principal.actor, appeal)) return no({ code: "http/caller-withheld" });
    const { caller } = appeal.matter;
    if (caller === undefined) return ok({ body: { appealId } });
    const known = await readIdentity(identities, caller, { by: whoAsks(principal), purpose, at: now() });
    return known.ok ? ok({ body: { appealId, caller: known.value } }) : known;
  },
});

/** An agency that was copied in, or has given the appeal back, sees it and has nobody to call. */
function worksOn(actor: Actor, appeal: Appeal): boolean {
  const agency = agencyOf(actor);
  if (agency === undefined) return true;
  const { agency: lead, coHandlers = [] } = assignmentOf(appeal) ?? {};
  return [lead, ...coHandlers].includes(agency);
}

/** The store withholds a caller from whoever works for an agency by the agency's name. */
const whoAsks = ({ name, actor }: Principal): string => (agencyOf(actor) === undefined ? name : actor);

const withheld: ReadonlySet<string> = new Set(["identity/recused", "identity/confidential", "identity/no-purpose"]);

async function readIdentity(
  identities: Identities,
  caller: string,
  access: Access,
): Promise<Result<Identity | undefined, RequestProblem>> {
  try {
    return ok(await identities.read(caller, access));
  } catch (error) {
    if (error instanceof SwiftlineError && withheld.has(error.code))
      return no({ code: "http/caller-withheld", detail: error.message });
    throw error;
  }
}
