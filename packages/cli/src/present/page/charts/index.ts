import type { ReportChart } from "@swiftline/core/reporting";
import { bars } from "./bars.ts";
import { columns } from "./columns.ts";
import type { ChartKind } from "./drawing.ts";
import { intervals } from "./intervals.ts";
import { line } from "./line.ts";
import { places } from "./places.ts";
import { stackedBars } from "./stacked-bars.ts";

/** Every kind of chart that a report may ask for. A new one is one file and one line here. */
export const chartKinds: Readonly<Record<ReportChart["kind"], ChartKind>> = {
  columns,
  bars,
  "stacked-bars": stackedBars,
  line,
  intervals,
  places,
};
