import type { FollowUpChannel, Vote } from "../appeal/terms.ts";
import type { BoundColumns } from "./bound-columns.ts";
import type { Mapping } from "./mapping.ts";
import type { RowView } from "./row-view.ts";
import { wordReader } from "./word-reader.ts";
import { resolvedWords, satisfiedWords, yesOrNo } from "./words.ts";

/** What a caller who was asked afterwards said, or that nobody was reached. */
export interface Answers {
  readonly channel: FollowUpChannel;
  readonly reached: boolean;
  readonly vote: Vote;
}

/** Whether a file has columns for the answers of a follow-up. */
export const asksCallers = (bound: BoundColumns): boolean =>
  (["reached", "contacted", "resolved", "satisfied"] as const).some((role) => bound.of(role).length > 0);

/** Reads the answers of a follow-up; undefined where a row has none. Answers of somebody who was not reached do not count. */
export function answersReader(
  bound: BoundColumns,
  { values, askedBy: channel = "phone" }: Mapping,
): (row: RowView) => Answers | undefined {
  const readReached = wordReader(bound, "reached", yesOrNo, values?.reached);
  const readContacted = wordReader(bound, "contacted", yesOrNo, values?.contacted);
  const readResolved = wordReader(bound, "resolved", resolvedWords, values?.resolved);
  const readSatisfied = wordReader(bound, "satisfied", satisfiedWords, values?.satisfied);
  return (row) => {
    const [reached, contacted] = [readReached(row), readContacted(row)];
    const [resolved, satisfied] = [readResolved(row), readSatisfied(row)];
    if (reached === false) return { channel, reached: false, vote: {} };
    const vote = {
      ...(contacted !== undefined && { contacted }),
      ...(resolved !== undefined && { resolved }),
      ...(satisfied !== undefined && { satisfied }),
    };
    return reached === undefined && Object.keys(vote).length === 0 ? undefined : { channel, reached: true, vote };
  };
}
