import type { Report } from "@swiftline/core/reporting";
import { page } from "./page.ts";

/**
 * A report as one HTML file that needs nothing else: no script, no network. It is light or dark as its reader's screen is,
 * and prints on A4 and Letter. The same report gives the same bytes.
 */
export const renderPage = (report: Report): string => page(report).markup;
