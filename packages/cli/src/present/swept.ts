import type { Fired, FiredEvent } from "@swiftline/core";
import * as z from "zod";
import { TimeAnswer } from "./answers.ts";
import { counted } from "./counted.ts";
import { shownTime } from "./shown-time.ts";
import { textTable } from "./table.ts";

const FiredAnswer = z.strictObject({
  kind: z.enum(["warning", "breach", "escalation", "resumption", "correction"]),
  stage: z.string(),
  /** The level of a warning, the form of an escalation, the kind of announcement that a correction takes back. */
  which: z.string().nullable(),
  agency: z.string().nullable(),
  count: z.int(),
});
type FiredAnswer = z.infer<typeof FiredAnswer>;

/** What a sweep, or all of a watch, has announced and taken back; `next` is when there will be something again. */
export const SweptAnswer = z.strictObject({
  asOf: TimeAnswer,
  appeals: z.int(),
  warned: z.int(),
  breached: z.int(),
  escalated: z.int(),
  resumed: z.int(),
  corrected: z.int(),
  fired: z.array(FiredAnswer),
  next: TimeAnswer.nullable(),
});
export type SweptAnswer = z.infer<typeof SweptAnswer>;

/** Counts what fires by kind, clock and agency, in the order in which they come up first. */
export interface FiredCounts {
  readonly add: (fired: readonly Fired[]) => void;
  readonly rows: () => FiredAnswer[];
}

export function firedCounts(): FiredCounts {
  const counts = new Map<string, FiredAnswer>();
  return {
    add(fired) {
      for (const { event, agency = null } of fired) addTo(counts, { ...kindOf(event), agency, count: 1 });
    },
    rows: () => [...counts.values()],
  };
}

function addTo(counts: Map<string, FiredAnswer>, { count, ...of }: FiredAnswer): void {
  const name = JSON.stringify(of);
  counts.set(name, { ...of, count: count + (counts.get(name)?.count ?? 0) });
}

function kindOf(event: FiredEvent): Pick<FiredAnswer, "kind" | "stage" | "which"> {
  switch (event.type) {
    case "ClockWarned":
      return { kind: "warning", stage: event.stage, which: event.level };
    case "ClockBreached":
      return { kind: "breach", stage: event.stage, which: null };
    case "AppealSupervised":
      return { kind: "escalation", stage: event.clock?.stage ?? "", which: event.form };
    case "AppealResumed":
      return { kind: "resumption", stage: "resolve", which: null };
    case "ClockCorrected":
      return { kind: "correction", stage: event.stage, which: event.was.kind };
  }
}

/** All that two sweeps did, the later of which says how it stands now. */
export function bothSweeps(one: SweptAnswer | undefined, later: SweptAnswer): SweptAnswer {
  if (one === undefined) return later;
  const fired = new Map<string, FiredAnswer>();
  for (const row of [...one.fired, ...later.fired]) addTo(fired, row);
  return {
    ...later,
    appeals: one.appeals + later.appeals,
    warned: one.warned + later.warned,
    breached: one.breached + later.breached,
    escalated: one.escalated + later.escalated,
    resumed: one.resumed + later.resumed,
    corrected: one.corrected + later.corrected,
    fired: [...fired.values()],
  };
}

const said = {
  warning: "warned",
  breach: "limit broken",
  escalation: "pressed",
  resumption: "taken up again",
  correction: "taken back",
} as const;

/** A sweep for a person to read. */
export function sweptLines({ asOf, appeals, fired, next }: SweptAnswer): readonly string[] {
  const then = next === null ? "Nothing more can come by time alone." : `Next at ${shownTime(next, "second")}.`;
  if (appeals === 0) return [`Nothing was to be announced by ${shownTime(asOf, "second")}. ${then}`];
  const rows = fired
    .toSorted((one, other) => other.count - one.count)
    .map(({ kind, which, stage, agency, count }) => [
      which === null ? said[kind] : `${said[kind]}: ${which}`,
      stage,
      agency ?? "–",
      count.toLocaleString("en"),
    ]);
  const columns = [{ label: "What" }, { label: "Clock" }, { label: "Agency" }, { label: "Count", right: true }];
  return [textTable(columns, rows), "", `${counted(appeals, "appeal")} by ${shownTime(asOf, "second")}. ${then}`];
}
