import { extname } from "node:path";
import { no, ok, type Problem, type Result } from "@swiftline/core";
import { decisionOf, type RoutingTable, ruleSetDocument, tableOf } from "@swiftline/core/routing";
import { csvOf } from "./csv-of.ts";
import { unknownEnding } from "./read-routing-file.ts";
import { jsonOf, yamlOf } from "./write-document.ts";

type Written = Result<string | Buffer, readonly Problem[]>;
type Form = (tables: readonly RoutingTable[], file: string) => Written | Promise<Written>;

/** A form whose files hold one table. */
const single =
  (write: (table: RoutingTable, file: string) => Written | Promise<Written>): Form =>
  (tables, file) => {
    const [table, ...more] = tables;
    if (table !== undefined && more.length === 0) return write(table, file);
    const names = tables.map(({ name }) => name).join(", ");
    const message = `a file that ends so holds one table, and there are ${tables.length === 0 ? "none" : names}`;
    return no([{ code: "routing/one-table", message, file, suggestion: "choose one table, or write YAML or JSON" }]);
  };

const csv = single((table, file) => {
  const rows = tableOf(table, file);
  return rows.ok ? ok(csvOf(rows.value)) : rows;
});

const xlsx = single(async (table, file) => {
  const rows = tableOf(table, file);
  if (!rows.ok) return rows;
  const { writeXlsx } = await import("./xlsx/write-xlsx.ts");
  return writeXlsx(rows.value, table.name);
});

const dmn = single(async (table, file) => {
  const rows = decisionOf(table, file);
  if (!rows.ok) return rows;
  const { writeDmn } = await import("./dmn/write-dmn.ts");
  const written = await writeDmn(rows.value);
  return written.ok ? written : no(written.reason.map(({ column: _, file: __, ...problem }) => problem));
});

const yaml: Form = (tables) => ok(yamlOf(ruleSetDocument({ tables }), ["when", "then"]));
const json: Form = (tables) => ok(jsonOf(ruleSetDocument({ tables })));

const forms: ReadonlyMap<string, Form> = new Map([
  [".csv", csv],
  [".xlsx", xlsx],
  [".yaml", yaml],
  [".yml", yaml],
  [".json", json],
  [".dmn", dmn],
]);

/**
 * Tables of rules in the form that the ending of `file` names, as the content of that file; nothing is written. CSV, XLSX and DMN
 * hold one table. What the form cannot hold is a problem by column and by the line on which its rule stands now; then there is
 * no content.
 */
export async function routingFileOf(tables: readonly RoutingTable[], file: string): Promise<Written> {
  const form = forms.get(extname(file).toLowerCase());
  return form === undefined ? no([unknownEnding(file)]) : form(tables, file);
}
