import { readFile } from "node:fs/promises";
import { lessons } from "@swiftline/core/simulation/scenario";
import { fitOdds, ratesOf, scenarioAt, simulateFigures } from "@swiftline/core/simulation/validation";
import { openCity } from "@swiftline/files";
import { expect, test } from "vitest";
import { shownFigure } from "../../src/present/simulated-validation.ts";

const soaking = process.env.SWIFTLINE_SOAK !== undefined;

const fromRoot = (path: string): URL => new URL(`../../../../${path}`, import.meta.url);
const book = await openCity(fromRoot("examples/beijing-12345/city").pathname);

/** The table of the page that tells them, cell by cell; that of their sources is narrower. */
const page = await readFile(fromRoot("docs/explanation/beijing-figures.md"), "utf8");
const written = page
  .split("\n")
  .filter((line) => /^\| F\d\d /.test(line))
  .map((line) => line.split(" | ").map((cell) => cell.replaceAll("|", "").trim()))
  .filter((cells) => cells.length === 8);

const percentIn = (figure: string, period: string, what: string): number => {
  const row = written.find(([id, when, of]) => id === figure && when === period && of === what);
  return Number.parseFloat(row?.[4] ?? "") / 100;
};

test("every figure from F01 to F31 is told as fitted, predicted or left out, in its order", () => {
  const ids = Array.from({ length: 31 }, (_, place) => `F${`${place + 1}`.padStart(2, "0")}`);
  expect([...new Set(written.map(([id]) => id))]).toEqual(ids);
  expect(new Set(written.map(([, , , , , , use]) => use))).toEqual(new Set(["fitted", "predicted", "left out"]));
});

/** With other random numbers than those of the fit and of the page: a rate is known to a quarter of a point, one time in twenty not. */
test.each([
  ["January 2019", "F06", 0.5309, 0.6461],
  ["October 2019", "F07", 0.7436, 0.8539],
] as const)(
  "%s comes to what was published, and to what the page says",
  (moment, figure, resolved, satisfied) => {
    const rates = ratesOf(scenarioAt(moment, book), book, soaking ? `${Math.random()}` : "test");
    for (const [what, simulated, published] of [
      ["resolved", rates.resolved, resolved],
      ["satisfied", rates.satisfied, satisfied],
    ] as const) {
      expect(Math.abs(simulated - published), `${what}: ${simulated}`).toBeLessThan(0.006);
      expect(Math.abs(simulated - percentIn(figure, moment, what)), `${what}: ${simulated}`).toBeLessThan(0.009);
    }
  },
  180_000,
);

test.runIf(soaking)(
  "the fit comes to the odds of the presets again",
  () => {
    const [first, later] = lessons;
    const one = fitOdds("January 2019", { resolved: 0.5309, satisfied: 0.6461 }, book, "once more");
    const other = fitOdds("October 2019", { resolved: 0.7436, satisfied: 0.8539 }, book, "once more");
    expect(Math.abs(one.resolved - first.resolved)).toBeLessThan(0.03);
    expect(Math.abs(one.unresolved - first.unresolved)).toBeLessThan(0.06);
    expect(Math.abs(other.resolved - later.resolved)).toBeLessThan(0.03);
    expect(Math.abs(other.unresolved - later.unresolved)).toBeLessThan(0.1);
  },
  3_600_000,
);

/** A cell without what chance says: its number, and the rest of its row. */
const numberIn = (cells: readonly string[]): number => Number.parseFloat((cells[4] ?? "").replaceAll(",", ""));
const saidOf = (cells: readonly string[]): readonly string[] => cells.filter((_, place) => place !== 4 && place !== 5);

test.runIf(soaking)(
  "the whole page is what a simulation says, but for half a point, and a twentieth of a count",
  () => {
    const steps = simulateFigures(book, "another");
    let step = steps.next();
    while (!step.done) step = steps.next();
    const shown = step.value.map(shownFigure);
    expect(shown.map(saidOf)).toEqual(written.map(saidOf));
    const far = shown.filter((cells, place) => {
      const [now, then] = [numberIn(cells), numberIn(written[place] ?? [])];
      const most = cells[4]?.endsWith("%") ? 0.5 : 0.05 * then;
      return Number.isNaN(now) !== Number.isNaN(then) || Math.abs(now - then) > most;
    });
    expect(far).toEqual([]);
  },
  3_600_000,
);
