import { expect, test } from "vitest";
import { type Band, drawBands } from "./bands.ts";
import { frames } from "./drawing.ts";
import { toSvg } from "./svg.ts";

const places = Array.from({ length: 60 }, (_, place) => place);
const level = (value: number): readonly number[] => places.map(() => value);
const band = (mean: number, halfWidth: number): Band => ({
  label: "calls",
  mean: level(mean),
  low: level(mean - halfWidth),
  high: level(mean + halfWidth),
});
const labels = places.map((place) => (place % 24 === 0 ? `${place / 24 + 1} May` : ""));
const draw = (bands: readonly Band[], unit: "count" | "share" = "count") =>
  drawBands({ labels, divided: true, unit, bands }, frames.wide);
const svg = (bands: readonly Band[]): string => toSvg(draw(bands), frames.wide);

interface Axes {
  readonly yAxis: { readonly max: number };
  readonly series: readonly { readonly data: readonly (number | null | readonly number[])[] }[];
}
const axesOf = (bands: readonly Band[], unit?: "count" | "share") => draw(bands, unit).option as unknown as Axes;

test("a band of few replications, however wide, leaves the line half of the room and stays inside the axis", () => {
  const { yAxis, series } = axesOf([band(100, 2000)]);
  expect(yAxis.max).toBe(200);
  const [below, within] = series.map(({ data }) => data[0]);
  expect([below, within]).toEqual([0, 200]);
});

test("shares have the whole as their axis, small ones a shorter one", () => {
  expect(axesOf([band(0.9, 0.02)], "share").yAxis.max).toBe(1);
  expect(axesOf([band(0.03, 0.01)], "share").yAxis.max).toBeLessThan(0.1);
});

test("of many points only those that stand alone are marked", () => {
  const alone = { ...band(10, 1), mean: level(10).map((value, place) => (place === 3 || place > 5 ? value : null)) };
  expect(axesOf([alone]).series.at(-1)?.data).toEqual([[3, 10]]);
});

test("a place without a value is a gap in line and band", () => {
  const hole = <Value>(values: readonly Value[]) =>
    values.map((value, place) => (place > 20 && place < 40 ? null : value));
  const { label, mean, low, high } = band(10, 1);
  const [whole, broken] = [band(10, 1), { label, mean: hole(mean), low: hole(low), high: hole(high) }].map((one) =>
    svg([one]),
  );
  const moves = (text = ""): number => text.match(/d="[^"]*"[^>]*stroke-width="2"/)?.[0].match(/M/g)?.length ?? 0;
  expect([moves(whole), moves(broken)]).toEqual([1, 2]);
});

test("days are divided where they begin", () => {
  const strokes = (text: string): number => text.match(/stroke="var\(--grid\)"/g)?.length ?? 0;
  const undivided = toSvg(
    drawBands({ labels, divided: false, unit: "count", bands: [band(10, 1)] }, frames.wide),
    frames.wide,
  );
  expect(strokes(svg([band(10, 1)])) - strokes(undivided)).toBeGreaterThanOrEqual(3);
});

test.each(Object.entries(frames))("the days of a month have one distance, however many find room: %s", (_, frame) => {
  const hours = Array.from({ length: 28 * 24 }, (_hour, at) => at);
  const days = hours.map((at) => (at % 24 === 0 ? `${at / 24 + 1} Feb` : ""));
  const values = hours.map(() => 1);
  const bands = [{ label: "open", mean: values, low: values, high: values }];
  const drawn = toSvg(drawBands({ labels: days, divided: true, unit: "count", bands }, frame), frame);
  const shown = [...drawn.matchAll(/>(\d+) Feb</g)].map(([, day]) => Number(day));
  const distances = new Set(shown.slice(1).map((day, at) => day - (shown[at] ?? 0)));
  expect(shown.length).toBeGreaterThanOrEqual(5);
  expect(distances.size).toBe(1);
});
