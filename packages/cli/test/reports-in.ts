import { join } from "node:path";
import { type Report, reports } from "@swiftline/core/reporting";
import { openCity } from "@swiftline/files";
import { openStore } from "@swiftline/store";
import { buildReport } from "../src/build-report.ts";

/** Every report of the city in a folder, from sums or from the log. */
export async function reportsIn(
  folder: string,
  { fromLog }: { readonly fromLog: boolean },
): Promise<readonly Report[]> {
  const book = await openCity(join(folder, "city"));
  const store = await openStore(join(folder, "city/swiftline.sqlite"), { book, mode: "read" });
  const built: Report[] = [];
  for (const { id } of reports) {
    const wanted = { kind: "report", id, from: null, to: null, period: null, only: null, fromLog } as const;
    built.push((await buildReport(wanted, store, book)).report);
  }
  await store.close();
  return built;
}
