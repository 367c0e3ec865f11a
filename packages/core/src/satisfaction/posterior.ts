import type { RandomStream } from "../chance/random.ts";
import type { Scheme } from "./scheme.ts";
import { type Scored, worthOf } from "./score.ts";

/**
 * Draws what the true score of a unit may be, given the votes of its callers: from the posterior of the shares of the kinds of
 * votes (Dirichlet), with one vote more than were given, half of it for everything and half for nothing, as Jeffreys' prior does it
 * for a share. What of the response no caller tells was counted of all, and is taken as it is; where it was not counted, no vote
 * tells of the score.
 */
export function scoreDrawer(scored: Scored, scheme: Scheme, { gamma }: RandomStream): () => number {
  const kinds = kindsOf(scored, scheme);
  return () => {
    let [sum, whole] = [0, 0];
    for (const { worth, votes } of kinds) {
      const weight = gamma(votes);
      whole += weight;
      sum += weight * worth;
    }
    return sum / whole;
  };
}

interface Kind {
  /** What one vote of the kind adds to the composite. */
  readonly worth: number;
  readonly votes: number;
}

/** Votes of the same worth are one kind: shares of a Dirichlet distribution add up to shares of one. */
function kindsOf(scored: Scored, scheme: Scheme): readonly Kind[] {
  const kinds = new Map([
    [1, 0.5],
    [0, 0.5],
  ]);
  for (const vote of scored.votes) {
    const worth = worthOf(vote, scored, scheme);
    if (worth === undefined) continue;
    kinds.set(worth, (kinds.get(worth) ?? 0) + vote.count);
  }
  return Array.from(kinds, ([worth, votes]) => ({ worth, votes })).sort((one, other) => one.worth - other.worth);
}
