import type * as z from "zod";
import type { Command } from "../../appeal/acts/index.ts";
import { actOrdered } from "../../appeal/decide.ts";
import type { PolicyBook } from "../../book/policy-book.ts";
import { messageOn, type Problem } from "../../problem.ts";
import { no, ok } from "../../result.ts";
import type { BoundColumn } from "../read-column.ts";
import { type Remark, type RowView, viewRow, wrong } from "../row-view.ts";
import type { RowReader } from "../source.ts";
import { cellIs, readCell } from "./flat-cells.ts";
import { type Cell, type FlatAppeal, type FlatKey, flatColumns, flatKeys } from "./flat-columns.ts";
import { actsOfFlat, type NeededKey, type ToldFlat } from "./flat-record.ts";
import { unknownCodes } from "./unknown-codes.ts";

/** Without these columns a flat row is no appeal. While the rest of a row is looked at, these stand for what it lacks. */
const needed: Readonly<Pick<ToldFlat, NeededKey>> = {
  appealId: "hotline:1",
  hotline: "hotline",
  kind: "complaint",
  channel: "other",
  category: "category",
  text: "",
  registeredAt: 0,
};
const neededKeys = Object.keys(needed) as readonly NeededKey[];

/** The columns that a header lacks to be one of flat rows. */
export const missingFlatColumns = (columns: readonly string[]): readonly string[] =>
  neededKeys.map((key) => flatColumns[key].name).filter((name) => !columns.includes(name));

/** Reads the flat rows that an export wrote, by the names of their columns: each proves what its appeal went through. */
export function readFlatRows(columns: readonly string[], book: PolicyBook): RowReader {
  const bound = new Map<FlatKey, BoundColumn>();
  for (const key of flatKeys) {
    const { name } = flatColumns[key];
    if (columns.includes(name)) bound.set(key, { name, index: columns.indexOf(name) });
  }
  const unknown = unknownCodes(book);
  return (row) => {
    const view = viewRow(row);
    const told = toldCells(view, bound);
    const flat = { ...needed, ...told } as ToldFlat;
    const acts = actsOfFlat(flat);
    for (const act of acts) requireSound(view, act, bound);
    view.problems.push(...unknown(told).map((problem): Problem => ({ ...problem, line: row.line })));
    if (view.problems.length > 0) return no(view.problems);
    const { appealId, registeredAt } = flat;
    return ok({ kind: "proved", appealId, registeredAt, acts, notes: [] });
  };
}

type Bound = ReadonlyMap<FlatKey, BoundColumn>;

function toldCells(view: RowView, bound: Bound): FlatAppeal {
  const told: { [Key in FlatKey]?: Cell } = {};
  for (const [key, column] of bound) {
    const cell = view.cells[column.index] ?? "";
    if (cell === "") requireGiven(view, key, column);
    else {
      const value = readCell[flatColumns[key].type](cell) ?? unread(view, key, column);
      if (value !== undefined) told[key] = value;
    }
  }
  return told as FlatAppeal;
}

/** Only a text may be empty where it is needed. */
function requireGiven(view: RowView, key: FlatKey, column: BoundColumn): void {
  if (key !== "text" && Object.hasOwn(needed, key))
    wrong(view, column, { code: "intake/empty", message: `${column.name} is empty` });
}

function unread(view: RowView, key: FlatKey, column: BoundColumn): undefined {
  const said = messageOn(view.cells[column.index] ?? "", `is not ${cellIs[flatColumns[key].type]}`);
  return wrong(view, column, { code: "intake/bad-value", ...said });
}

/** Where an act's fields stand in a row, if not in the column of their own name. */
const keyOfField: Readonly<Record<string, FlatKey>> = {
  "AnswerInquiry.answer": "advice",
  "RecordFollowUp.channel": "followUpChannel",
  "RegisterAppeal.position": "latitude",
};

/** Every act must be one by its own schema; what is wrong is told once, with the cell that it came from. */
function requireSound(view: RowView, act: Command, bound: Bound): void {
  const parsed = (actOrdered(act).command as z.ZodType).safeParse(act);
  for (const { path, message } of parsed.error?.issues ?? []) {
    const [field = "", part] = path.map(String);
    const key = part !== undefined && Object.hasOwn(flatColumns, part) ? part : keyOfField[`${act.type}.${field}`];
    tellOnce(view, bound.get((key ?? field) as FlatKey) ?? field, { code: "intake/bad-value", message });
  }
}

function tellOnce(view: RowView, column: BoundColumn | string, remark: Remark): void {
  const name = typeof column === "string" ? column : column.name;
  if (!view.problems.some(({ field }) => field === name)) wrong(view, column, remark);
}
