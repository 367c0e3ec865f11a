import type { Path } from "../../document.ts";
import { formatDuration, MINUTE } from "../../time/duration.ts";
import { type FittedLengths, fitSample } from "./fit-lengths.ts";
import { type FitTest, type FittedValue, fieldOf, type Learned } from "./fitted-value.ts";
import type { LengthSample } from "./grouped-lengths.ts";
import { survivalQuantile } from "./kaplan-meier.ts";
import { curveOf, lengthTest } from "./length-test.ts";
import { writtenLengths } from "./written-lengths.ts";

/** Of fewer lengths that ended, no distribution is worth writing down. */
const FEWEST_LENGTHS = 20;

/** A field of times, and the lengths from which it is learned. */
interface LengthsAsked {
  readonly path: Path;
  readonly sample: LengthSample;
  /** What an example of the length is called: `order that was signed for`. */
  readonly what: string;
  /** Whether the fit is tested. */
  readonly tested: boolean;
}

/** Fits the best family to lengths, and tests it. */
export function learnLengths({ path, sample, what, tested }: LengthsAsked): Learned {
  const { over, cut } = sample;
  const field = fieldOf(path);
  const no = (why: string): Learned => ({ fitted: [], notLearned: [{ field, why }] });
  if (over.length === 0) return no(`no ${what} is recorded`);
  if (over.length < FEWEST_LENGTHS) return no(`only ${over.length} recorded: ${what}`);
  const fits = fitSample(sample);
  const best = fits.find(({ distribution }) => isBorneOut(distribution, sample));
  if (best === undefined) return no(`all last equally long: ${what}`);
  const value: FittedValue = {
    path,
    written: writtenLengths(best.distribution),
    estimates: estimatesOf(best),
    records: over.length + cut.length,
    ...(tested && { test: testOf(sample, best, field) }),
    remark: `${remarkOn(sample, best)}${best === fits[0] ? "" : BEYOND}`,
  };
  return { fitted: [value], notLearned: [] };
}

/** Whether a mean is not far beyond all that was seen. Where most were cut off, a long tail fits as well with any mean; an exponential one does not. */
function isBorneOut({ kind, mean }: FittedLengths["distribution"], { over, cut }: LengthSample): boolean {
  const longest = [...over, ...cut].reduce((most, length) => Math.max(most, length), 0);
  return kind === "exponential" || mean <= FARTHEST * longest;
}

const FARTHEST = 10;
const BEYOND = "; a longer tail fits better, with a mean far beyond all that was seen";

function testOf(sample: LengthSample, best: FittedLengths, seed: string): FitTest {
  const { distance, p, tested } = lengthTest(sample, best, seed);
  const isDrawn = tested < sample.over.length + sample.cut.length;
  return { name: "kolmogorov", statistic: distance, p, ...(isDrawn && { tested }) };
}

const estimatesOf = ({ parameters }: FittedLengths): FittedValue["estimates"] =>
  parameters.map((parameter) => ({ ...parameter, unit: parameter.name === "mean" ? "time" : "number" }));

/** How many were cut off, and what that did to the median. */
function remarkOn(sample: LengthSample, best: FittedLengths): string {
  const { over, cut } = sample;
  const curve = curveOf(sample);
  const median = survivalQuantile(curve, 0.5);
  const shown = (time: number): string => formatDuration(Math.round(time / 1000) * 1000, time >= MINUTE ? 2 : 1);
  const middle = median === undefined ? `median beyond ${shown(curve.longest)}` : `median ${shown(median)}`;
  if (cut.length === 0) return middle;
  const finished = over.toSorted((one, other) => one - other)[Math.floor((over.length - 1) / 2)] as number;
  const mean = best.distribution.mean > curve.longest ? "; its mean is more than anything that was seen" : "";
  return `${middle}, ${cut.length} cut off (of those that ended alone ${shown(finished)})${mean}`;
}
