import type { PolicyBook } from "../../../book/policy-book.ts";
import { DAY } from "../../../time/duration.ts";
import { leanRun } from "../../city/city-run.ts";
import type { Totals } from "../../city/totals.ts";
import { beijing2019 } from "../../scenario/presets/beijing-2019.ts";
import { beijing2024 } from "../../scenario/presets/beijing-2024.ts";
import { citizensAfter } from "../../scenario/presets/beijing-learning.ts";
import { Scenario, type WrittenScenario } from "../../scenario/scenario.ts";
import { mixOf2020 } from "./mix-2020.ts";

/** A month of Beijing: how many turn to the hotline on a day, and how many have done so since January 2019 when it ends. */
interface Moment {
  readonly preset: WrittenScenario;
  readonly from: string;
  readonly perDay: number;
  readonly requests: number;
  /** Whether it is known what the requests are about, and where. */
  readonly isMixed?: boolean;
}

const MILLION = 1_000_000;
const in2019 = { preset: beijing2019, perDay: 19_068 };
const in2024 = { preset: beijing2024, perDay: 70_000 };

/** Volumes are known, each from its figure; of the rates only those of January and October 2019 have been fitted. */
export const moments = {
  // 6.96 million in 2019 (F02).
  "January 2019": { ...in2019, from: "2019-01-01", requests: 0.58 * MILLION },
  "March 2019": { ...in2019, from: "2019-03-01", requests: 1.74 * MILLION },
  "October 2019": { ...in2019, from: "2019-10-01", requests: 5.8 * MILLION },
  // 11.0394 million in 2020 (F08), of which ten twelfths.
  "October 2020": {
    ...{ preset: beijing2019, perDay: 30_162, from: "2020-10-09", requests: 16.16 * MILLION },
    isMixed: true,
  },
  // 31.34 million up to November 2021 (F13), less 2019 and 2020: 13.34 million in 334 days.
  "November 2021": { preset: beijing2019, perDay: 39_940, from: "2021-11-01", requests: 31.34 * MILLION },
  // 77 million from December 2021 to December 2022 (F17), of which seven months; the day is one of 2023 (F19).
  "June 2022": { preset: beijing2024, perDay: 58_700, from: "2022-06-06", requests: 72.8 * MILLION },
  // The totals are those of the figures F24 to F26.
  "October 2024": { ...in2024, from: "2024-10-08", requests: 147 * MILLION },
  "December 2024": { ...in2024, from: "2024-12-01", requests: 150 * MILLION },
  "November 2025": { ...in2024, from: "2025-11-01", requests: 170 * MILLION },
} as const satisfies Readonly<Record<string, Moment>>;
export type MomentName = keyof typeof moments;

export const momentNames = Object.keys(moments) as readonly MomentName[];

/** Four weeks, of which the last two are looked at. */
const DAYS = 28;
const WARM_UP = 14;

/** A moment as a scenario: the preset of its time, with as many operators for a call as that has. */
export function scenarioAt(name: MomentName, book: PolicyBook, citizens?: WrittenScenario["citizens"]): Scenario {
  const { preset, from, perDay, requests, isMixed = false }: Moment = moments[name];
  const usual = Scenario.parse(preset).callers.rate;
  const groups = preset.operators.groups.map((group) => ({
    ...group,
    shifts: group.shifts.map((shift) => ({ ...shift, operators: Math.ceil((shift.operators * perDay) / usual) })),
  }));
  return Scenario.parse({
    ...preset,
    name,
    from,
    days: DAYS,
    callers: { ...preset.callers, ...(isMixed && mixOf2020(book)), rate: `${perDay}/day` },
    operators: { ...preset.operators, groups },
    citizens: citizens ?? citizensAfter(requests),
  });
}

/** What a moment comes to. Shares are of requests, or of the citizens who were called back and reached. */
export interface MomentRates {
  readonly perDay: number;
  readonly byPhone: number;
  readonly inquiries: number;
  readonly dispatched: number;
  readonly response: number;
  readonly resolved: number;
  readonly satisfied: number;
}

export function ratesOf(scenario: Scenario, book: PolicyBook, seed: string): MomentRates {
  const run = leanRun({ scenario, book, seed });
  run.runUntil(run.start + WARM_UP * DAY);
  const before = run.totals();
  run.runUntil(run.end);
  const after = run.totals();
  const since = (name: keyof Totals): number => after[name] - before[name];
  return {
    perDay: since("contacts") / (DAYS - WARM_UP),
    byPhone: (since("calls") - since("redials")) / (since("contacts") + since("repeats")),
    inquiries: since("answeredAtOnce") / since("registered"),
    dispatched: 1 - (since("answeredAtOnce") + since("diverted")) / since("registered"),
    response: since("contacted") / since("reached"),
    resolved: since("resolved") / since("reached"),
    satisfied: (since("satisfied") + since("basicallySatisfied")) / since("reached"),
  };
}
