import type { PolicyBook } from "@swiftline/core";
import type { ClockVerdict, ClockVerdicts, WhatIf, WhatIfCounts } from "@swiftline/core/reporting";
import { formatInZone } from "@swiftline/core/time";
import * as z from "zod";
import { TimeAnswer } from "./answers.ts";
import { counted } from "./counted.ts";
import { shownTime } from "./shown-time.ts";
import { textTable } from "./table.ts";

/** `late` by the book in force, `draftLate` by the draft; `moved` have another limit by it. */
const Counts = z.strictObject({
  clocks: z.int(),
  late: z.int(),
  draftLate: z.int(),
  newlyLate: z.int(),
  newlyInTime: z.int(),
  moved: z.int(),
});

const Verdict = z.strictObject({ policy: z.string(), dueAt: TimeAnswer.nullable(), late: z.boolean() });

/** Null where the book has no such clock. */
const Sample = z.strictObject({
  id: z.string(),
  agency: z.string().nullable(),
  stage: z.string(),
  now: Verdict.nullable(),
  draft: Verdict.nullable(),
});

/** What a draft would change for the clocks of a period. */
export const WhatIfAnswer = z.strictObject({
  asOf: TimeAnswer,
  book: z.string(),
  draft: z.string(),
  appeals: z.int(),
  ...Counts.shape,
  policies: z.array(z.strictObject({ policy: z.string(), stage: z.string(), ...Counts.shape })),
  agencies: z.array(z.strictObject({ agency: z.string().nullable(), ...Counts.shape })),
  samples: z.strictObject({ newlyLate: z.array(Sample), newlyInTime: z.array(Sample) }),
});
export type WhatIfAnswer = z.infer<typeof WhatIfAnswer>;

export function whatIfAnswer(
  { policies, agencies, samples, ...counts }: WhatIf,
  { book, draft, asOf }: { readonly book: PolicyBook; readonly draft: PolicyBook; readonly asOf: number },
): WhatIfAnswer {
  const time = (instant: number): string => formatInZone(instant, book.zone);
  const verdict = (one: ClockVerdict | undefined) =>
    one === undefined ? null : { ...one, dueAt: one.dueAt === undefined ? null : time(one.dueAt) };
  const sample = ({ appealId, agency, stage, now, draft }: ClockVerdicts) => ({
    id: appealId,
    agency: agency ?? null,
    stage,
    now: verdict(now),
    draft: verdict(draft),
  });
  return {
    asOf: time(asOf),
    book: book.version,
    draft: draft.version,
    ...counts,
    policies: policies.map((row) => ({ ...row })),
    agencies: agencies.map((row) => ({ ...row, agency: row.agency ?? null })),
    samples: { newlyLate: samples.newlyLate.map(sample), newlyInTime: samples.newlyInTime.map(sample) },
  };
}

const countColumns = ["Clocks", "Late", "By the draft", "Newly late", "Newly in time"].map((label) => ({
  label,
  right: true,
}));

const cellsOf = ({ clocks, late, draftLate, newlyLate, newlyInTime }: WhatIfCounts): readonly string[] =>
  [clocks, late, draftLate, newlyLate, newlyInTime].map((count) => count.toLocaleString("en"));

/** The same for a person to read: the sum, who is touched, and some appeals to look at. */
export function whatIfLines(answer: WhatIfAnswer): readonly string[] {
  const { asOf, appeals, clocks, late, draftLate, newlyLate, newlyInTime, policies, agencies, samples } = answer;
  const head = `${counted(clocks, "clock")} of ${counted(appeals, "appeal")} as of ${shownTime(asOf, "minute")}: ${late.toLocaleString("en")} late now, ${draftLate.toLocaleString("en")} by the draft`;
  const sum = `(${newlyLate.toLocaleString("en")} newly late, ${newlyInTime.toLocaleString("en")} newly in time).`;
  return [
    `${head} ${sum}`,
    ...tableOf(
      [{ label: "Policy" }, { label: "Clock" }, ...countColumns],
      policies.map((row) => [row.policy, row.stage, ...cellsOf(row)]),
    ),
    ...tableOf(
      [{ label: "Agency" }, ...countColumns],
      agencies.map((row) => [row.agency ?? "–", ...cellsOf(row)]),
    ),
    ...sampleTable("Newly late", samples.newlyLate),
    ...sampleTable("Newly in time", samples.newlyInTime),
  ];
}

function sampleTable(label: string, samples: WhatIfAnswer["samples"]["newlyLate"]): readonly string[] {
  const columns = [label, "Agency", "Clock", "Due now", "Due by the draft"].map((label) => ({ label }));
  const due = (verdict: { readonly dueAt: string | null } | null): string =>
    verdict === null || verdict.dueAt === null ? "–" : shownTime(verdict.dueAt, "second");
  return tableOf(
    columns,
    samples.map(({ id, agency, stage, now, draft }) => [id, agency ?? "–", stage, due(now), due(draft)]),
  );
}

const tableOf = (columns: Parameters<typeof textTable>[0], rows: readonly (readonly string[])[]): readonly string[] =>
  rows.length === 0 ? [] : ["", textTable(columns, rows)];
