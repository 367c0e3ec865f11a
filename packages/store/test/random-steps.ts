import type { Command } from "@swiftline/core";
import { type Appeal, agencyHolding } from "@swiftline/core/appeal";
import { MINUTE } from "@swiftline/core/time";
import fc from "fast-check";
import { appealId, monday } from "./sample-appends.ts";

const acts = ["register", "sign", "return", "contact", "report", "follow-up", "miss", "supervise", "reopen"] as const;

/** Something that is tried on an appeal, so long after the last thing that happened to it. Many tries are refused. */
export interface Step {
  readonly appealId: string;
  readonly act: (typeof acts)[number];
  readonly wait: number;
  readonly category: string;
  readonly area: string | undefined;
  readonly text: string;
  readonly resolved: "yes" | "no" | "partly";
  readonly satisfied: "satisfied" | "basically-satisfied" | "dissatisfied";
}

const step: fc.Arbitrary<Step> = fc.record({
  appealId: fc.integer({ min: 1, max: 4 }).map(appealId),
  act: fc.constantFrom(...acts),
  wait: fc.integer({ min: 0, max: 6000 }).map((minutes) => minutes * MINUTE),
  category: fc.constantFrom("streets-hole", "noise-night", "other"),
  area: fc.constantFrom("east", "west", undefined),
  text: fc.constantFrom("a matter", "danger"),
  resolved: fc.constantFrom("yes", "no", "partly"),
  satisfied: fc.constantFrom("satisfied", "basically-satisfied", "dissatisfied"),
});

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(step, { minLength: 1, maxLength: 60 });

/** The command of a step on an appeal as it stands. */
export function commandOf(
  { appealId, act, wait, category, area, text, resolved, satisfied }: Step,
  appeal: Appeal | undefined,
): Command {
  const at = (appeal?.lastAt ?? monday) + wait;
  const base = { appealId, at, by: `agency:${(appeal && agencyHolding(appeal)) ?? "roads"}` } as const;
  switch (act) {
    case "register":
      return {
        ...base,
        type: "RegisterAppeal",
        by: "caller",
        hotline: "testville",
        kind: "complaint",
        channel: "web",
        category,
        area,
        text,
      };
    case "sign":
      return { ...base, type: "SignAssignment" };
    case "return":
      return { ...base, type: "ReturnAssignment", ground: "duty", reason: "not ours" };
    case "contact":
      return { ...base, type: "ContactCaller" };
    case "report":
      return { ...base, type: "ReportResult", result: "done" };
    case "follow-up":
      return {
        ...base,
        type: "RecordFollowUp",
        by: "hotline",
        channel: "phone",
        reached: true,
        contacted: true,
        resolved,
        satisfied,
      };
    case "miss":
      return { ...base, type: "RecordFollowUp", by: "hotline", channel: "phone", reached: false };
    case "supervise":
      return { ...base, type: "SuperviseAppeal", by: "clock", form: "reminder", reason: "late" };
    case "reopen":
      return { ...base, type: "ReopenAppeal", by: "hotline", reason: "it came back" };
  }
}
