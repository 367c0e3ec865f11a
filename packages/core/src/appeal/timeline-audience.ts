import { z } from "zod";
import { type Appeal, assignmentOf } from "./appeal.ts";
import { fold, type History } from "./history.ts";
import { agencyOf } from "./terms.ts";
import type { Viewer } from "./timeline-views.ts";

/**
 * For whom an appeal is shown: anybody, the one who called, an agency by its name, the hotline. Who somebody is, is for the edge to
 * know; who is recused from an appeal is to be shown what the public is.
 */
export const Audience = z.union([
  z.enum(["public", "caller", "staff"]),
  z.templateLiteral(["agency:", z.string().min(1)]),
]);
export type Audience = z.infer<typeof Audience>;

/** As whom an audience looks at an appeal. Undefined where it may not even learn that there is one: a confidential appeal is for its parties. */
export function viewerOf(history: History, audience: Audience): Viewer | undefined {
  const viewer = roleIn(history, audience);
  return viewer === "public" && isConfidential(history) ? undefined : viewer;
}

export const isConfidential = (history: History): boolean =>
  history.some((event) => event.type === "AppealRegistered" && event.confidential === true);

/** An agency that has nothing to do with the appeal sees what everybody sees. */
function roleIn(history: History, audience: Audience): Viewer {
  if (audience === "public" || audience === "caller" || audience === "staff") return audience;
  return agenciesIn(history).has(agencyOf(audience) ?? "") ? "agency" : "public";
}

/**
 * The agencies that need to know: those that hold the appeal, assist, have a copy, are called to the spot, supervise it, or were
 * warned. One that gave it back has no business with it any more.
 */
function agenciesIn(history: History): ReadonlySet<string> {
  const appeal = fold(history);
  const warned = history.flatMap((event) => (event.type === "RiskWarned" ? event.to : []));
  return new Set(appeal === undefined ? [] : [...agenciesOf(appeal), ...warned]);
}

function agenciesOf(appeal: Appeal): readonly string[] {
  const { status, conference, whistles, escalations, problemOrder } = appeal;
  const { agency, coHandlers, copiedTo, offeredTo } = assignmentOf(appeal) ?? nobody;
  const conferring = status === "conferencing" ? conference?.agencies : undefined;
  return [
    ...[agency, offeredTo, problemOrder?.to].filter((one) => one !== undefined),
    ...coHandlers,
    ...copiedTo,
    ...(conferring ?? []),
    ...whistles.flatMap(({ departments }) => departments),
    ...escalations.map(({ to }) => to),
  ];
}

const nobody = { agency: undefined, coHandlers: [], copiedTo: [], offeredTo: undefined } as const;
