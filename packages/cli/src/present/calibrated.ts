import { isError, type PolicyBook, type Problem } from "@swiftline/core";
import type { Calibration, FittedValue } from "@swiftline/core/simulation/calibration";
import * as z from "zod";
import { ProblemAnswer } from "./answers.ts";
import { counted } from "./counted.ts";
import { problemLines } from "./failure.ts";
import { fittedTable } from "./fitted-table.ts";
import { HeldOutAnswer, heldOutAnswer, heldOutLines } from "./held-out.ts";
import { ink } from "./ink.ts";
import { textTable } from "./table.ts";

const EstimateAnswer = z.strictObject({
  name: z.string(),
  /** A time is in milliseconds, a rate is a day. */
  unit: z.enum(["time", "share", "rate", "number"]),
  estimate: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

const FittedAnswer = z.strictObject({
  field: z.string(),
  /** As the scenario writes it. */
  written: z.unknown(),
  estimates: z.array(EstimateAnswer),
  records: z.int(),
  test: z
    .strictObject({
      name: z.enum(["kolmogorov", "chi-square flat", "dispersion", "hosmer-lemeshow"]),
      statistic: z.number(),
      degrees: z.int().nullable(),
      p: z.number(),
      /** On how many records p rests, where these were drawn from more. */
      tested: z.int().nullable(),
    })
    .nullable(),
  remark: z.string().nullable(),
});

/** A scenario that was learned from the records of a store, or from a log of calls. */
export const CalibratedAnswer = z.strictObject({
  city: z.string(),
  book: z.string(),
  /** From which scenario comes what was not learned; null where from none. */
  base: z.string().nullable(),
  appeals: z.int(),
  orders: z.int(),
  /** Of a log of calls; 0 where it was learned from a store. */
  calls: z.int(),
  covered: z.array(z.strictObject({ from: z.iso.date(), until: z.iso.date() })),
  fitted: z.array(FittedAnswer),
  notLearned: z.array(z.strictObject({ field: z.string(), why: z.string() })),
  heldOut: HeldOutAnswer.nullable(),
  /** What is worth a look in the scenario, or wrong with it. */
  problems: z.array(ProblemAnswer),
  /** The file of the scenario; null where none was written. */
  file: z.string().nullable(),
});
export type CalibratedAnswer = z.infer<typeof CalibratedAnswer>;

interface Asked {
  readonly book: PolicyBook;
  readonly base: string | undefined;
  readonly file: string | undefined;
  readonly problems: readonly Problem[];
}

export const calibratedAnswer = (
  calibration: Calibration,
  { book, base, file, problems }: Asked,
): CalibratedAnswer => ({
  city: book.city.id,
  book: book.version,
  base: base ?? null,
  appeals: calibration.appeals,
  orders: calibration.orders,
  calls: calibration.calls,
  covered: [...calibration.covered],
  fitted: calibration.fitted.map(fittedAnswer),
  notLearned: [...calibration.notLearned],
  heldOut: calibration.heldOut === undefined ? null : heldOutAnswer(calibration.heldOut),
  problems: [...problems],
  file: file ?? null,
});

const fittedAnswer = ({
  path,
  written,
  estimates,
  records,
  test,
  remark,
}: FittedValue): z.infer<typeof FittedAnswer> => ({
  field: path.join("."),
  written,
  estimates: estimates.map(({ low, high, ...estimated }) => ({ ...estimated, low: low ?? null, high: high ?? null })),
  records,
  test:
    test === undefined
      ? null
      : {
          name: test.name,
          statistic: test.statistic,
          degrees: test.degrees ?? null,
          p: test.p,
          tested: test.tested ?? null,
        },
  remark: remark ?? null,
});

/** What was learned, what was not, and how well it foretells, for a person to read. */
export function calibratedLines(calibration: Calibration, answer: CalibratedAnswer): readonly string[] {
  const { fitted, notLearned, heldOut } = calibration;
  return [
    `${answer.city}: ${periodWords(calibration)}.`,
    "",
    fittedTable(fitted),
    ...(notLearned.length === 0 ? [] : notLearnedLines(calibration, answer)),
    ...(heldOut === undefined ? [] : ["", ...heldOutLines(heldOut)]),
    "",
    ...problemLines(answer.problems),
    ...(answer.problems.some(isError) ? [cannotBe(answer)] : []),
    ...(answer.file === null ? [] : [`Written: ${answer.file}.`]),
  ];
}

const cannotBe = ({ base }: CalibratedAnswer): string =>
  base === null
    ? "This cannot be simulated: say where the rest comes from, --base with a preset or a scenario of this city."
    : `This cannot be simulated with what comes from ${base}.`;

const notLearnedLines = ({ notLearned }: Calibration, { base }: CalibratedAnswer): readonly string[] => [
  "",
  ink.bold(`Not learned; it stays as ${base ?? "the defaults"} ${base === null ? "say" : "says"}:`),
  textTable(
    [{ label: "Field" }, { label: "Why" }],
    notLearned.map(({ field, why }) => [field, why]),
  ),
];

/** From what a calibration was learned. */
export function periodWords({ appeals, orders, calls, covered }: Calibration): string {
  const [first, last] = [covered[0], covered.at(-1)];
  const parts = covered.length > 1 ? ` in ${covered.length} parts, with nothing between them` : "";
  if (calls > 0) return `${counted(calls, "call")} in line, from ${first?.from} to ${last?.until}`;
  return `${counted(appeals, "appeal")}, ${orders.toLocaleString("en")} of them orders, registered from ${first?.from} to ${last?.until}${parts}`;
}
