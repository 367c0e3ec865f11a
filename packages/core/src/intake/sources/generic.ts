import { no } from "../../result.ts";
import { readMappedRows } from "../mapped-rows.ts";
import type { Source } from "../source.ts";

export const generic: Source = {
  id: "generic",
  summary: "any table, by a mapping file that says what its columns mean",
  recognises: () => false,
  bind(columns, { book, mapping }) {
    if (mapping !== undefined) return readMappedRows(columns, mapping, book);
    const message = "the generic source needs a mapping file that says what the columns mean";
    return no([{ code: "intake/no-mapping", message, suggestion: "name one with --mapping FILE" }]);
  },
  example: {
    columns: ["number", "opened", "matter"],
    cells: ["A-1", "2026-03-02 09:30", "noise"],
    mapping: { columns: { id: "number", registeredAt: "opened", category: "matter" } },
  },
};
