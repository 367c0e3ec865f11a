import type { ReportKind } from "../report.ts";
import { overview } from "./overview/overview.ts";

/** Every report. A new one is one file and one line here. */
export const reports: readonly ReportKind[] = [overview];
