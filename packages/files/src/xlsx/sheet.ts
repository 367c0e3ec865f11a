import { no, ok, type Result } from "@swiftline/core";
import { type Place, parseAddress } from "./address.ts";
import { rowsInTheMaking, type SheetManner, type SheetRow } from "./rows.ts";
import { hearPart, type Workbook } from "./workbook.ts";
import type { ZipParts } from "./zip-parts.ts";

/** What a sheet holds: its rows that are not empty, and what was wrong in them. */
export interface SheetContent {
  readonly rows: readonly SheetRow[];
  readonly merged: readonly Range[];
}

export interface Range {
  readonly from: Place;
  readonly to: Place;
}

/** Reads one sheet. Answers in words why it cannot be read at all. Cells beyond the limits are a reason. */
export function readSheet(
  parts: ZipParts,
  part: string,
  workbook: Workbook,
  manner: SheetManner,
): Result<SheetContent, string> {
  const rows = rowsInTheMaking(workbook, manner);
  const merged: Range[] = [];
  let reason: string | undefined;
  let inside: "value" | "text" | "formula" | undefined;
  let inPhonetic = false;
  const heard = hearPart(parts, part, {
    open(name, attribute) {
      if (name === "row") reason ??= rows.row(attribute("r"));
      else if (name === "c") reason ??= rows.cell(attribute("r"), attribute("t"), attribute("s"));
      else if (name === "v") inside = "value";
      else if (name === "t" && !inPhonetic) inside = "text";
      else if (name === "rPh") inPhonetic = true;
      else if (name === "f") {
        inside = "formula";
        rows.formula("");
      } else if (name === "mergeCell") {
        const range = parseRange(attribute("ref") ?? "");
        if (range === undefined) reason ??= `${attribute("ref")} is no range of cells`;
        else merged.push(range);
      }
    },
    text(text) {
      if (inside === "formula") rows.formula(text);
      else if (inside !== undefined) rows.value(text);
    },
    close(name) {
      if (name === "c") reason ??= rows.endCell();
      if (name === "rPh") inPhonetic = false;
      if (name === "v" || name === "t" || name === "f") inside = undefined;
    },
  });
  if (!heard.ok) return heard;
  return reason === undefined ? ok({ rows: rows.done(), merged }) : no(reason);
}

function parseRange(ref: string): Range | undefined {
  const [first = "", last = first] = ref.split(":", 2);
  const [from, to] = [parseAddress(first), parseAddress(last)];
  return from === undefined || to === undefined ? undefined : { from, to };
}
