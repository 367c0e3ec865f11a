import { fold, type History } from "../appeal/history.ts";
import type { Instant } from "../time/instant.ts";
import { type ClockVerdicts, clockVerdicts, type TwoBooks } from "./clock-verdicts.ts";

/** How many clocks of a kind there are, how many are late now, and what a draft would change. */
export interface WhatIfCounts {
  readonly clocks: number;
  readonly late: number;
  readonly draftLate: number;
  readonly newlyLate: number;
  readonly newlyInTime: number;
  /** Whose limit would be another, whether or not that makes them late. */
  readonly moved: number;
}

export interface WhatIf extends WhatIfCounts {
  /** Those of the period that have a clock by either book. */
  readonly appeals: number;
  /** By the policy in force and the stage; by the draft's where the clock is new. */
  readonly policies: readonly (WhatIfCounts & { readonly policy: string; readonly stage: string })[];
  /** By who has the appeal, or had it last. */
  readonly agencies: readonly (WhatIfCounts & { readonly agency: string | undefined })[];
  /** The first of them, in the order of the log. */
  readonly samples: { readonly newlyLate: readonly ClockVerdicts[]; readonly newlyInTime: readonly ClockVerdicts[] };
}

export interface WhatIfOptions extends TwoBooks {
  /** Only appeals registered at or after this moment. */
  readonly from?: Instant | undefined;
  /** Only appeals registered before this moment. */
  readonly before?: Instant | undefined;
  /** How many samples to keep of each kind. */
  readonly samples: number;
}

/** Reads the clocks of a period's appeals by the book in force and by a draft, and counts who would be late. Writes nothing. */
export async function whatIf(
  histories: AsyncIterable<{ readonly history: History }>,
  options: WhatIfOptions,
): Promise<WhatIf> {
  const { from = Number.NEGATIVE_INFINITY, before = Number.POSITIVE_INFINITY, samples } = options;
  const total = noCounts();
  const policies = new Map<string, Counting & { readonly policy: string; readonly stage: string }>();
  const agencies = new Map<string | undefined, Counting & { readonly agency: string | undefined }>();
  const newlyLate: ClockVerdicts[] = [];
  const newlyInTime: ClockVerdicts[] = [];
  let appeals = 0;
  for await (const { history } of histories) {
    const registeredAt = fold(history)?.registeredAt;
    if (registeredAt === undefined || registeredAt < from || registeredAt >= before) continue;
    const clocks = clockVerdicts(history, options);
    if (clocks.length > 0) appeals++;
    for (const clock of clocks) {
      const { stage, agency } = clock;
      const policy = (clock.now ?? clock.draft)?.policy ?? "";
      for (const counts of [
        total,
        entry(policies, `${policy} ${stage}`, () => ({ policy, stage, ...noCounts() })),
        entry(agencies, agency, () => ({ agency, ...noCounts() })),
      ])
        count(counts, clock);
      if (isNewlyLate(clock) && newlyLate.length < samples) newlyLate.push(clock);
      if (isNewlyInTime(clock) && newlyInTime.length < samples) newlyInTime.push(clock);
    }
  }
  return {
    appeals,
    ...total,
    policies: mostChangedFirst(policies.values()),
    agencies: mostChangedFirst(agencies.values()),
    samples: { newlyLate, newlyInTime },
  };
}

type Counting = { -readonly [Field in keyof WhatIfCounts]: WhatIfCounts[Field] };

const noCounts = (): Counting => ({ clocks: 0, late: 0, draftLate: 0, newlyLate: 0, newlyInTime: 0, moved: 0 });

const isLate = (verdict: ClockVerdicts["now"]): boolean => verdict?.late ?? false;
const isNewlyLate = ({ now, draft }: ClockVerdicts): boolean => isLate(draft) && !isLate(now);
const isNewlyInTime = ({ now, draft }: ClockVerdicts): boolean => isLate(now) && !isLate(draft);

function count(counts: Counting, clock: ClockVerdicts): void {
  const { now, draft } = clock;
  counts.clocks++;
  if (isLate(now)) counts.late++;
  if (isLate(draft)) counts.draftLate++;
  if (isNewlyLate(clock)) counts.newlyLate++;
  if (isNewlyInTime(clock)) counts.newlyInTime++;
  if (now?.dueAt !== draft?.dueAt) counts.moved++;
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}

const changes = ({ newlyLate, newlyInTime }: WhatIfCounts): number => newlyLate + newlyInTime;

const mostChangedFirst = <Row extends WhatIfCounts>(rows: Iterable<Row>): readonly Row[] =>
  [...rows].sort((one, other) => changes(other) - changes(one) || other.clocks - one.clocks);
