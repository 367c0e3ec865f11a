import { cityMeasures, pathSeries } from "../../packages/core/src/simulation/city/index.ts";
import { unitOf } from "../../packages/core/src/simulation/experiment/index.ts";
import { code, page, rows } from "./markdown.ts";

export const simulationMeasuresPage = (): string =>
  page(
    "Measures of the simulator",
    "What `swiftline simulate` tells of a city. A figure is over all replications together: of a count the mean, of a share or a mean the sum of all parts over the sum of all wholes. What a warm-up leaves out is in none of them, save that how appeals stand at the end counts whenever they came. `--out FOLDER` writes `DICTIONARY.md` beside the tables, with the columns and these meanings.",
    rows(
      ["measure", "unit", "what it means", "made of"],
      cityMeasures.map((measure) => [
        measure.name,
        unitOf(measure) ?? "count",
        measure.meaning,
        measure.kind === "ratio" ? `${code(measure.part)} / ${code(measure.whole)}` : code(measure.name),
      ]),
    ),
    "## Series over time",
    "What `series.csv` and the charts of `--page` follow, step by step.",
    rows(
      ["series", "unit", "what it means"],
      pathSeries.map(({ name, unit, meaning }) => [name, unit, meaning]),
    ),
  );
