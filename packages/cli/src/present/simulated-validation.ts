import { formatValue } from "@swiftline/core/reporting";
import { type ComparedFigure, FALSE_ALARM, type ValidatedCase } from "@swiftline/core/simulation/validation";
import * as z from "zod";
import { counted } from "./counted.ts";
import { ink } from "./ink.ts";
import { textTable } from "./table.ts";

/** The interval is Student's at 95 %; `agrees` is at the false alarm rate of the whole validation. Null is what no run has shown. */
const ValidatedMeasureAnswer = z.strictObject({
  measure: z.string(),
  exact: z.number(),
  mean: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  errorsOff: z.number().nullable(),
  agrees: z.boolean(),
});

/** The simulator against what is known exactly. */
export const ValidationAnswer = z.strictObject({
  seed: z.string(),
  quick: z.boolean(),
  /** The chance that anything at all disagrees where everything is right. */
  falseAlarm: z.number(),
  agrees: z.boolean(),
  cases: z.array(
    z.strictObject({
      case: z.string(),
      model: z.string(),
      replications: z.int(),
      measures: z.array(ValidatedMeasureAnswer),
    }),
  ),
  /** Of Beijing, where they were asked for. Null is what is left out, or cannot be compared. */
  figures: z
    .array(
      z.strictObject({
        figure: z.string(),
        period: z.string(),
        what: z.string(),
        use: z.enum(["fitted", "predicted", "left out"]),
        why: z.string(),
        published: z.union([z.number(), z.string()]),
        simulated: z.number().nullable(),
        error: z.number().nullable(),
      }),
    )
    .nullable(),
  seconds: z.number(),
});
export type ValidationAnswer = z.infer<typeof ValidationAnswer>;

interface Asked {
  readonly seed: string;
  readonly quick: boolean;
  readonly seconds: number;
  readonly figures: readonly ComparedFigure[] | undefined;
}

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

export function validationAnswer(cases: readonly ValidatedCase[], { figures, ...asked }: Asked): ValidationAnswer {
  const measures = cases.flatMap((one) => one.measures);
  return {
    ...asked,
    figures: figures?.map(figureAnswer) ?? null,
    falseAlarm: FALSE_ALARM,
    agrees: measures.every(({ agrees }) => agrees),
    cases: cases.map(({ name, model, replications, measures: all }) => ({
      case: name,
      model,
      replications,
      measures: all.map(({ mean, low, high, errorsOff, ...one }) => ({
        ...one,
        mean: known(mean),
        low: known(low),
        high: known(high),
        errorsOff: known(errorsOff),
      })),
    })),
  };
}

function figureAnswer({ id, published, simulated, ...one }: ComparedFigure) {
  const isCompared = typeof published === "number";
  return {
    figure: id,
    ...one,
    published,
    simulated: known(simulated),
    error: isCompared ? known(simulated - published) : null,
  };
}

/** What was compared, and how it ended. */
export const validationLines = (answer: ValidationAnswer): readonly string[] => [
  ...(answer.figures === null ? casesLines(answer) : [figuresTable(answer.figures), ""]),
  `In ${answer.seconds.toFixed(1)} s.`,
];

/** A table of every measure, the verdict last. */
function casesLines({ cases, seed, falseAlarm }: ValidationAnswer): readonly string[] {
  const rows = cases.flatMap(({ case: name, measures }) =>
    measures.map(({ measure, exact, mean, low, high, errorsOff, agrees }, place) => [
      place === 0 ? name : "",
      measure,
      digits(exact),
      digits(mean),
      `${digits(low)} to ${digits(high)}`,
      errorsOff === null ? "–" : errorsOff.toFixed(1),
      agrees ? "agrees" : "DISAGREES",
    ]),
  );
  const columns = ["Case", "Measure", "Exact", "Simulated", "95 % interval", "Standard errors off", "Verdict"];
  const wrong = cases.flatMap(({ measures }) => measures).filter(({ agrees }) => !agrees).length;
  return [
    textTable(
      columns.map((label, place) => ({ label, right: place >= 2 && place <= 5 })),
      rows,
    ),
    "",
    wrong === 0
      ? `${counted(cases.length, "model")}, ${counted(rows.length, "measure")}, seed ${seed}: all agree with what is known exactly.`
      : ink.red(`${counted(wrong, "measure")} of ${rows.length} disagree with what is known exactly, seed ${seed}.`),
    `A simulator that is right fails this with a chance of at most ${100 * falseAlarm} %.`,
  ];
}

/** Five of them, which is more than the simulation knows. */
const digits = (value: number | null): string => (value === null ? "–" : String(Number(value.toPrecision(5))));

type Figures = NonNullable<ValidationAnswer["figures"]>;

/** The figures of Beijing, those that are left out with the reason. */
function figuresTable(figures: Figures): string {
  const columns = ["Figure", "Period", "What", "Published", "Simulated", "Error", "Use", "How, or why not"];
  return textTable(
    columns.map((label, place) => ({ label, right: place >= 3 && place <= 5 })),
    figures.map(({ figure, simulated, ...one }) =>
      shownFigure({ id: figure, ...one, simulated: simulated ?? Number.NaN }),
    ),
  );
}

/** In cells: shares in percent and their error in points, counts and their error in percent. */
export function shownFigure({ id, period, what, published, simulated, use, why }: ComparedFigure): readonly string[] {
  if (typeof published === "string") return [id, period, what, published, "–", "–", use, why];
  const isShare = published <= 1;
  const shown = (value: number): string =>
    isShare ? formatValue(value, "share") : Math.round(value).toLocaleString("en");
  const off = simulated - published;
  const error = isShare ? formatValue(off, "points") : `${signed((100 * off) / published)} %`;
  return [id, period, what, shown(published), shown(simulated), error, use, why];
}

const signed = (value: number): string => `${value < 0 ? "" : "+"}${value.toFixed(1)}`;
