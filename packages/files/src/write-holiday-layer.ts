import { invariant, no, ok, type Problem, type Result } from "@swiftline/core";
import type { HolidayLayer, NamedDate } from "@swiftline/core/time";
import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { applyEdits, type Edit, lineAfter, lineOf } from "./text-edit.ts";

/** The text of a calendar file, and where it stands for problems. */
export interface CalendarText {
  readonly file: string;
  readonly text: string;
}

/**
 * The text of a calendar with a layer of holidays in it, in place of the layer of that id or after the others. Nothing else
 * of the text changes: comments, blank lines and the days that stay remain as they are written. `holidaysKnownUntil` is
 * only ever moved on. Refuses a file in which the layers, the layer or the calendar is written in braces.
 */
export function withHolidayLayer(
  { file, text }: CalendarText,
  layer: HolidayLayer,
  source?: string,
): Result<string, readonly Problem[]> {
  const lines = new LineCounter();
  const root = parseDocument(text, { lineCounter: lines }).contents;
  const refused = (node: Node | null | undefined, what: string): Result<never, readonly Problem[]> => {
    const { line, col } = lines.linePos(node?.range?.[0] ?? 0);
    const message = `${what} is written in braces or by reference, where nothing can be added`;
    return no([
      { code: "calendar/not-editable", message, file, line, column: col, suggestion: "write it line by line" },
    ]);
  };
  if (!isBlockMap(root)) return refused(root, "the calendar");
  const layers = pairOf(root, "layers");
  const list = layers?.value;
  const isEmpty = list === undefined || list === null || (isScalar(list) && list.value === null);
  if (!isEmpty && !(isSeq<Node>(list) && (list.items.length === 0 || !list.flow))) return refused(list, "layers");
  const items = isSeq<Node>(list) ? list.items : [];
  const old = items.find((item): item is YAMLMap<Node, Node | null> => isMap(item) && item.get("id") === layer.id);
  if (old !== undefined && !isBlockMap(old)) return refused(old, `layer ${layer.id}`);
  const edits =
    old !== undefined
      ? layerEdits(text, old, layer, source)
      : items.length > 0
        ? [insertion(lineAfter(text, endOf(items.at(-1))), wholeLayer(dashColumn(text, items.at(-1)), layer, source))]
        : [layersEdit(text, layers, wholeLayer(2, layer, source))];
  return ok(applyEdits(text, [...edits, ...knownUntilEdits(text, root, layer.knownUntil)]));
}

type BlockMap = YAMLMap<Node, Node | null>;
const isBlockMap = (node: unknown): node is BlockMap => isMap(node) && node.flow !== true;

const pairOf = (map: BlockMap, key: string): Pair<Node, Node | null> | undefined =>
  map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);

/** Where the last word of a node ends; a block's own range goes on over the blank lines and comments after it. */
function endOf(node: Node | null | undefined): number {
  if (isBlockMap(node)) {
    const last = node.items.at(-1);
    return endOf(last?.value ?? last?.key);
  }
  if (isSeq<Node>(node) && node.flow !== true) return endOf(node.items.at(-1));
  const range = node?.range;
  invariant(range, "what was read from a text has a place in it");
  return range[1];
}

const startOf = (node: Node): number => node.range?.[0] ?? 0;
const endOfPair = ({ key, value }: Pair<Node, Node | null>): number =>
  Math.max(endOf(key), value?.range == null ? 0 : endOf(value));

/** How far a node stands from the start of its line. */
const columnOf = (text: string, node: Node): number => startOf(node) - lineOf(text, startOf(node));

/** How far the dash of a list's item stands from the start of its line. */
function dashColumn(text: string, item: Node | undefined): number {
  const line = item === undefined ? 0 : lineOf(text, startOf(item));
  return Math.max(0, text.indexOf("-", line) - line);
}

const insertion = (at: number, text: string): Edit => ({ from: at, to: at, text });

function layersEdit(text: string, pair: Pair<Node, Node | null> | undefined, block: string): Edit {
  if (pair === undefined) return insertion(text.length, `layers:\n${block}`);
  const from = startOf(pair.key);
  return { from, to: lineAfter(text, endOfPair(pair)), text: `layers:\n${block}` };
}

function wholeLayer(indent: number, layer: HolidayLayer, source: string | undefined): string {
  const inner = " ".repeat(indent + 2);
  const head = [`${" ".repeat(indent)}- id: ${scalar(layer.id)}`];
  if (source !== undefined) head.push(`${inner}source: ${scalar(source)}`);
  return `${head.join("\n")}\n${wholeList("holidays", layer.holidays, inner)}${wholeList("workdays", layer.workdays, inner)}`;
}

/** Also what stands in place of no list at all: nothing. */
function wholeList(key: string, days: readonly NamedDate[], indent: string): string {
  if (days.length === 0) return "";
  const told = new Set<string>();
  return `${indent}${key}:\n${days.map((day) => dayLines(day, `${indent}  `, told)).join("")}`;
}

/** A day's own line, below the notice that announced it where that has not been told. */
function dayLines({ date, name, notice }: NamedDate, indent: string, told: Set<string>): string {
  const day = `${indent}- { date: ${date}${name === "" ? "" : `, name: ${scalar(name)}`} }\n`;
  if (notice === undefined || told.has(notice)) return day;
  told.add(notice);
  return `${indent}# ${notice}\n${day}`;
}

/** A text as YAML writes it plainly, or in quotes where it would mean something else. */
function scalar(text: string): string {
  const plain =
    /^[\p{L}\p{N}][\p{L}\p{N}\p{Pd} .'’()（）、;/]*$/u.test(text) && /\p{L}/u.test(text) && !/\s$/.test(text);
  return plain && !/^(true|false|null|yes|no|on|off|[\d.]+e\d+|0[xo].*)$/i.test(text) ? text : JSON.stringify(text);
}

function layerEdits(text: string, old: BlockMap, layer: HolidayLayer, source: string | undefined): readonly Edit[] {
  const indent = " ".repeat(columnOf(text, old));
  const end = lineAfter(text, endOf(old));
  return [
    ...sourceEdits(text, old, source, indent),
    ...(["holidays", "workdays"] as const).flatMap((key): readonly Edit[] => {
      const pair = pairOf(old, key);
      const days = layer[key];
      if (pair === undefined) return days.length === 0 ? [] : [insertion(end, wholeList(key, days, indent))];
      if (isSeq<Node>(pair.value) && !pair.value.flow && days.length > 0)
        return dayEdits(text, pair.value, pair.key, days);
      const from = startOf(pair.key);
      const list = days.length === 0 ? `${key}: []\n` : wholeList(key, days, indent).trimStart();
      const to = lineAfter(text, endOfPair(pair));
      return text.slice(from, to) === list ? [] : [{ from, to, text: list }];
    }),
  ];
}

function sourceEdits(text: string, old: BlockMap, source: string | undefined, indent: string): readonly Edit[] {
  if (source === undefined) return [];
  const pair = pairOf(old, "source");
  if (pair?.value?.range == null) {
    const id = pairOf(old, "id");
    return id === undefined ? [] : [insertion(lineAfter(text, endOfPair(id)), `${indent}source: ${scalar(source)}\n`)];
  }
  const said = isScalar(pair.value) && pair.value.value === source;
  return said ? [] : [{ from: startOf(pair.value), to: endOf(pair.value), text: scalar(source) }];
}

/** Takes days out of a list and puts others in, each behind the last earlier one; the days that stay are not touched. */
function dayEdits(text: string, list: YAMLSeq<Node>, key: Node, days: readonly NamedDate[]): readonly Edit[] {
  const wanted = new Map(days.map((day) => [day.date, day]));
  const standing = list.items.map((node) => ({ node, ...dayOf(node) }));
  const kept = new Set(standing.filter(({ date, name }) => wanted.get(date)?.name === name).map(({ date }) => date));
  const removals = standing
    .filter(({ date }) => !kept.has(date))
    .map(({ node }): Edit => ({ from: lineOf(text, startOf(node)), to: lineAfter(text, endOf(node)), text: "" }));
  const indent = " ".repeat(dashColumn(text, list.items[0]));
  const comments = text.slice(endOf(key), list.range?.[2]).split(/\r?\n/);
  const told = new Set(comments.map((line) => line.trim().replace(/^# /, "")));
  const added = days
    .filter(({ date }) => !kept.has(date))
    .map((day) => {
      const before = standing.findLast(({ date }) => date < day.date);
      return insertion(lineAfter(text, endOf(before?.node ?? key)), dayLines(day, indent, told));
    });
  return [...added, ...removals];
}

function dayOf(node: Node): { readonly date: string; readonly name: string } {
  const value = (key: string): string => (isMap(node) ? String(node.get(key) ?? "") : "");
  return { date: value("date"), name: value("name") };
}

function knownUntilEdits(text: string, root: BlockMap, knownUntil: string | undefined): readonly Edit[] {
  if (knownUntil === undefined) return [];
  const pair = pairOf(root, "holidaysKnownUntil");
  if (pair?.value?.range == null)
    return pair === undefined ? [insertion(text.length, `holidaysKnownUntil: ${knownUntil}\n`)] : [];
  const said = isScalar(pair.value) ? String(pair.value.value) : "";
  return said >= knownUntil ? [] : [{ from: startOf(pair.value), to: endOf(pair.value), text: knownUntil }];
}
