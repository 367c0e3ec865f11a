import { formatValue, type Unit } from "@swiftline/core/reporting";
import { DAY, HOUR, MINUTE, SECOND } from "@swiftline/core/time";

/** A value axis from zero in round steps. */
export interface AxisScale {
  readonly max: number;
  readonly step: number;
  readonly label: (value: number) => string;
}

const MOST_STEPS = 5;

const durationSteps = [
  ...[1, 5, 15, 30].map((count) => count * SECOND),
  ...[1, 5, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 4, 8, 12].map((count) => count * HOUR),
  ...[1, 2, 5, 10, 30, 60, 120, 365].map((count) => count * DAY),
];

const decimalStep = (atLeast: number): number => {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= atLeast) ?? 10) * power;
};

function stepFor(largest: number, unit: Unit): number {
  const atLeast = largest / MOST_STEPS;
  if (unit === "duration") return durationSteps.find((step) => step >= atLeast) ?? decimalStep(atLeast);
  const step = decimalStep(atLeast);
  return unit === "count" ? Math.max(1, Math.ceil(step)) : step;
}

/** The scale on which `largest` still finds room. */
export function axisScale(largest: number, unit: Unit): AxisScale {
  const step = stepFor(largest > 0 ? largest : 1, unit);
  return {
    max: step * Math.max(1, Math.ceil(largest / step - 1e-9)),
    step,
    label: (value) => (value === 0 ? "0" : formatValue(value, unit).replace(/\.0(?= %|$)/, "")),
  };
}
