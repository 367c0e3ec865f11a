import type { Path } from "../../document.ts";
import { fieldOf, type Learned, shareOf, significant } from "./fitted-value.ts";

/** Of fewer cases no share is learned. */
const FEWEST_CASES = 20;

/** Learns a share from cases of which some are so; `what` names one of all. */
export function learnShare(
  path: Path,
  { some, all, what }: { readonly some: number; readonly all: number; readonly what: string },
): Learned {
  if (all < FEWEST_CASES) {
    const why = all === 0 ? `no ${what} is recorded` : `only ${all} recorded: ${what}`;
    return { fitted: [], notLearned: [{ field: fieldOf(path), why }] };
  }
  const share = shareOf(some, all);
  return {
    fitted: [{ path, written: significant(share.estimate, 4), estimates: [share], records: all }],
    notLearned: [],
  };
}
