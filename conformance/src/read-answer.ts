import { type Element, readXml } from "./read-xml.ts";
import { type Content, type Format, isContent } from "./rules/content.ts";
import type { Fault } from "./rules/fault.ts";
import { faultsOf } from "./rules/faults-of.ts";
import { type Field, type Kind, type ListForm, type Shape, shapes } from "./rules/fields.ts";

/** An answer as it can be understood, and everything that is wrong with it; none of its records where it cannot be read. */
export interface Reading {
  readonly records: readonly Content[];
  readonly faults: readonly Fault[];
}

/** How many records are looked at closely: twice as many as an answer may hold. */
const MOST_RECORDS = 2000;

/**
 * Reads an answer, forgiving where it can: what one rule finds wrong does not hide the others. JSON in wrappers is unwrapped
 * and single objects are taken for lists of one, and either is told as a fault of form.
 */
export function readAnswer(format: Format, kind: Kind, text: string): Reading {
  const shape = shapes[kind];
  try {
    const { records, faults } = format === "json" ? fromJson(JSON.parse(text), shape) : fromXml(readXml(text), shape);
    return { records, faults: [...faults, ...faultsOf(kind, format, records.slice(0, MOST_RECORDS))] };
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    return { records: [], faults: [{ rule: "parse", place: "", says }] };
  }
}

const form = (place: string, says: string): Fault => ({ rule: "form", place, says });

function fromJson(value: unknown, { root, member, fields }: Shape): Reading {
  const faults: Fault[] = [];
  let inner = value;
  if (isContent(inner) && Object.hasOwn(inner, root) && !fields.some(({ name }) => name === root)) {
    faults.push(form(root, "JSON has no root element: this wraps the answer into one"));
    inner = inner[root];
  }
  if (member !== undefined && isContent(inner) && Object.hasOwn(inner, member)) {
    faults.push(form(member, "JSON names no members: a list is an array"));
    inner = inner[member];
  }
  if (Array.isArray(inner) === (member === undefined))
    faults.push(
      form(root, member === undefined ? "one thing is an object, not an array" : "a list is an array, also of one"),
    );
  const all: readonly unknown[] = Array.isArray(inner) ? inner : [inner];
  const records = all.filter(isContent).map((one) => listsIn(one, fields, faults));
  if (records.length < all.length) faults.push(form(root, "what stands in an answer has fields"));
  return { records, faults };
}

/** Lists that are wrapped or stand alone within a record are made lists. */
function listsIn(record: Content, fields: readonly Field[], faults: Fault[]): Content {
  const lists = fields.flatMap(({ name, form: wanted }) => {
    const value = record[name];
    if (!isList(wanted) || value === undefined || value === null || Array.isArray(value)) return [];
    faults.push(form(name, "a list is an array, also of one"));
    const inner = isContent(value) && Object.hasOwn(value, wanted.member) ? value[wanted.member] : value;
    return [[name, Array.isArray(inner) ? inner : [inner]] as const];
  });
  return lists.length === 0 ? record : { ...record, ...Object.fromEntries(lists) };
}

function fromXml(element: Element, { root, member, fields }: Shape): Reading {
  const faults = element.name === root ? [] : [form(element.name, `the root is called ${root}`)];
  if (member === undefined) return { records: [recordOf(element, fields, faults)], faults };
  const records = element.children.map((child) => {
    if (child.name !== member) faults.push(form(child.name, `each is called ${member}`));
    return recordOf(child, fields, faults);
  });
  return { records, faults };
}

function recordOf(element: Element, fields: readonly Field[], faults: Fault[]): Content {
  const entries = element.children.map((child) => {
    const list = fields.find(({ name }) => name === child.name)?.form;
    return [child.name, list !== undefined && isList(list) ? membersOf(child, list, faults) : textOf(child)] as const;
  });
  return { ...Object.fromEntries(entries), ...bareLists(element, fields, faults) };
}

const membersOf = (element: Element, { member, of }: ListForm, faults: Fault[]): readonly unknown[] =>
  element.children.map((child) => {
    if (child.name !== member) faults.push(form(`${element.name}.${child.name}`, `each is called ${member}`));
    return of === "text" ? textOf(child) : recordOf(child, of, faults);
  });

/** Members that stand among the fields, without the element that is to hold them: an older style. */
function bareLists(element: Element, fields: readonly Field[], faults: Fault[]): Content {
  const bare = fields.flatMap(({ name, form: wanted }) => {
    if (!isList(wanted) || element.children.some((child) => child.name === name)) return [];
    const { member, of } = wanted;
    const children = element.children.filter((child) => child.name === member);
    if (children.length === 0) return [];
    faults.push(form(member, `these stand without <${name}> around them`));
    return [[name, children.map((child) => (of === "text" ? textOf(child) : recordOf(child, of, faults)))] as const];
  });
  return Object.fromEntries(bare);
}

const textOf = ({ text }: Element): string | null => (text.trim() === "" ? null : text);
const isList = (one: Field["form"]): one is ListForm => typeof one === "object" && "member" in one;
