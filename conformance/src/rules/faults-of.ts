import { type Content, type Format, isContent } from "./content.ts";
import type { Fault, Rule } from "./fault.ts";
import { type Field, type Form, type Kind, shapes } from "./fields.ts";

/** Everything that is wrong in the records of an answer, each with its place. */
export function faultsOf(kind: Kind, format: Format, records: readonly Content[]): readonly Fault[] {
  const { member, root, least = 0, notBoth = [], fields } = shapes[kind];
  const few: readonly Fault[] =
    records.length < least ? [{ rule: "form", place: root, says: `there is no ${member}` }] : [];
  return few.concat(
    records.flatMap((record, index) => {
      const place = member === undefined ? root : `${member}[${index}]`;
      const isBoth = notBoth.length > 0 && notBoth.every((name) => isText(record[name]));
      const both: Fault = { rule: "values", place, says: `there is a ${notBoth.join(" and a ")}` };
      return [...fieldFaults(fields, { format, record, place }), ...(isBoth ? [both] : [])];
    }),
  );
}

interface Within {
  readonly format: Format;
  readonly record: Content;
  readonly place: string;
}

const fieldFaults = (fields: readonly Field[], { format, record, place: above }: Within): readonly Fault[] =>
  fields.flatMap(({ name, form, presence }): readonly Fault[] => {
    const [value, place] = [record[name], `${above}.${name}`];
    if (value === undefined)
      return presence === "optional" ? [] : [{ rule: "keys", place, says: "this key is missing" }];
    if (value === null || (Array.isArray(value) && value.length === 0))
      return presence === "filled" ? [{ rule: "values", place, says: "this is empty" }] : [];
    return valueFaults(value, form, { format, place });
  });

function valueFaults(
  value: unknown,
  form: Form,
  { format, place }: { readonly format: Format; readonly place: string },
): readonly Fault[] {
  const wrong = (rule: Rule, says: string): readonly Fault[] => [{ rule, place, says }];
  if (typeof form === "object" && "member" in form) {
    if (!Array.isArray(value)) return wrong("form", "this is no list");
    return value.flatMap((one: unknown, index) => {
      const at = `${place}[${index}]`;
      if (form.of === "text") return valueFaults(one, "text", { format, place: at });
      return isContent(one)
        ? fieldFaults(form.of, { format, record: one, place: at })
        : [{ rule: "form" as const, place: at, says: "this has no fields" }];
    });
  }
  if (typeof form === "object")
    return isText(value) && form.oneOf.includes(value)
      ? []
      : wrong("values", `${shown(value)} is none of ${form.oneOf.join(", ")}`);
  const { rule, holds, says } = forms[form];
  return holds(value, format) ? [] : wrong(rule, `${shown(value)} ${says}`);
}

interface SingleForm {
  readonly rule: Rule;
  readonly holds: (value: unknown, format: Format) => boolean;
  readonly says: string;
}

const isText = (value: unknown): value is string => typeof value === "string";
const isNumeral = (value: unknown): boolean => isText(value) && /^\s*[+-]?\d+(\.\d+)?([eE][+-]?\d+)?\s*$/.test(value);

const forms: Readonly<{ [Name in Extract<Form, string>]: SingleForm }> = {
  id: { rule: "ids", holds: isText, says: "is an id, and ids are strings" },
  text: { rule: "types", holds: isText, says: "is no text" },
  code: { rule: "types", holds: (value) => isText(value) || typeof value === "number", says: "is no code" },
  boolean: {
    rule: "types",
    holds: (value, format) => (format === "json" ? typeof value === "boolean" : value === "true" || value === "false"),
    says: "is neither true nor false",
  },
  number: {
    rule: "types",
    holds: (value, format) => (format === "json" ? typeof value === "number" : isNumeral(value)),
    says: "is no number",
  },
  order: {
    rule: "types",
    holds: (value, format) => {
      const order = format === "json" ? value : Number(value);
      return Number.isInteger(order) && Number(order) > 0;
    },
    says: "is no whole number from 1",
  },
  moment: {
    rule: "dates",
    holds: (value) => momentOf(value) !== undefined,
    says: "is no date and time with a zone, such as 2026-05-04T14:30:00Z",
  },
};

/** Milliseconds since 1970 of a W3C date and time; its zone is mandatory. */
export function momentOf(value: unknown): number | undefined {
  if (!isText(value) || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value)) return undefined;
  const moment = Date.parse(value);
  const day = Number(value.slice(8, 10));
  // Date.parse takes 31 June for 1 July.
  const isDay = new Date(Date.parse(`${value.slice(0, 10)}T00:00:00Z`)).getUTCDate() === day;
  return Number.isNaN(moment) || !isDay ? undefined : moment;
}

const shown = (value: unknown): string => (JSON.stringify(value) ?? "nothing").slice(0, 60);
