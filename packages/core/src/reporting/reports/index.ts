import type { ReportKind } from "../report.ts";
import { annual } from "./annual/annual.ts";
import { daily } from "./daily/daily.ts";
import { gaming } from "./gaming/gaming.ts";
import { monthly } from "./monthly/monthly.ts";
import { overview } from "./overview/overview.ts";
import { urgent } from "./urgent/urgent.ts";
import { weekly } from "./weekly/weekly.ts";

/** Every report. A new one is one file and one line here. */
export const reports: readonly ReportKind[] = [overview, daily, urgent, weekly, monthly, annual, gaming];
