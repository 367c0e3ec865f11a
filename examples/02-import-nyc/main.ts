// New York's own records into a store, and the headline figures out of it: what `swiftline import` and `report run` do.
// In the root of the repository: node --conditions=swiftline-source examples/02-import-nyc/main.ts
import { fileURLToPath } from "node:url";
import { importRows } from "@swiftline/core";
import { sources } from "@swiftline/core/intake";
import { formatValue, reports } from "@swiftline/core/reporting";
import { HOUR } from "@swiftline/core/time";
import { openCity, openRecords } from "@swiftline/files";
import { openStore } from "@swiftline/store";

const nyc = (path: string) => fileURLToPath(new URL(`../nyc-311/${path}`, import.meta.url));

const book = await openCity(nyc("city"));
const store = await openStore(":memory:", { book, mode: "write" });
const records = await openRecords(nyc("requests.csv.gz"));
const source = sources.find((one) => one.recognises(records.columns));
const rows = source?.bind(records.columns, { book });
if (!rows?.ok) throw new Error("New York's columns are known");

const counts = await importRows({
  batches: records.batches(),
  read: rows.value,
  book,
  log: store.log,
  importId: "example",
});
console.log(`${counts.rows} rows by ${source?.id}: ${counts.new} new, ${counts.rejected} rejected`);

for (const report of reports.filter(({ id }) => id === "overview")) {
  const asOf = Math.ceil(((await store.latestAt()) ?? 0) / HOUR) * HOUR;
  const { figures } = report.build({ measures: await store.measures(report.rollups), book, asOf });
  for (const { label, value, unit, note } of figures) console.log(`${label}: ${formatValue(value, unit)} (${note})`);
}
await store.close();
