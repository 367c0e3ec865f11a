import * as z from "zod";
import type { Event, History } from "./events.ts";
import { agencyOf } from "./terms.ts";
import type { Viewer } from "./timeline-views.ts";

/**
 * For whom an appeal is shown: anybody, the one who called, an agency by its name, the hotline. Who somebody is, is for the edge to
 * know; who is recused from an appeal is to be shown what the public is.
 */
export const Audience = z.union(
  [z.enum(["public", "caller", "staff"]), z.templateLiteral(["agency:", z.string().min(1)])],
  { error: "an audience is public, caller, staff, or agency: and its code" },
);
export type Audience = z.infer<typeof Audience>;

/** As whom an audience looks at an appeal. Undefined where it may not even learn that there is one: a confidential appeal is for its parties. */
export function viewerOf(history: History, audience: Audience): Viewer | undefined {
  const viewer = roleIn(history, audience);
  return viewer === "public" && isConfidential(history) ? undefined : viewer;
}

const isConfidential = (history: History): boolean =>
  history.some((event) => event.type === "AppealRegistered" && event.confidential === true);

/** Whether an agency needs to know of an appeal, as the log stands. */
export const takesPart = (history: History, agency: string): boolean => takingPart(history).has(agency);

/** An agency that has nothing to do with the appeal sees what everybody sees. */
function roleIn(history: History, audience: Audience): Viewer {
  if (audience === "public" || audience === "caller" || audience === "staff") return audience;
  return takesPart(history, agencyOf(audience) ?? "") ? "agency" : "public";
}

/**
 * The agencies that need to know: those to which something was given to do. One that gave the appeal back or over has no business
 * with it any more, nor has one that was only heard on whose it is, once that is settled.
 */
function takingPart(history: History): ReadonlySet<string> {
  const agencies = new Set<string>();
  let conferring: readonly string[] = [];
  for (const event of history) {
    for (const agency of leaving(event, conferring)) agencies.delete(agency);
    for (const agency of joining(event)) agencies.add(agency);
    if (event.type === "ConferenceCalled") conferring = event.agencies;
  }
  return agencies;
}

function leaving(event: Event, conferring: readonly string[]): readonly string[] {
  switch (event.type) {
    case "AppealDispatched":
      return conferring;
    case "AssignmentReturned":
      return [event.agency];
    case "AppealTransferred":
      return [event.from];
    default:
      return [];
  }
}

function joining(event: Event): readonly string[] {
  switch (event.type) {
    case "ConferenceCalled":
      return event.agencies;
    case "AppealDispatched":
      return [event.agency, ...(event.coHandlers ?? []), ...(event.copiedTo ?? [])];
    case "TransferOffered":
    case "AppealTransferred":
    case "AppealEscalated":
    case "ProblemOrderRaised":
      return [event.to];
    case "WhistleBlown":
      return event.departments;
    case "CoHandlerAdded":
    case "ResultReported":
      return [event.agency];
    case "RiskWarned":
      return event.to;
    default:
      return [];
  }
}
