import type { Appeal, FollowUp } from "../appeal/appeal.ts";

/** The answers that count for an appeal: of the last attempt that reached the caller. Undefined: no valid follow-up (有效回访). */
export const validFollowUp = (appeal: Appeal): FollowUp | undefined =>
  appeal.followUps.findLast((attempt) => attempt.reached);
