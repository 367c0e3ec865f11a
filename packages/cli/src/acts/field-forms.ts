import { Flags, type Interfaces } from "@oclif/core";
import { no, ok, type PolicyBook, type Result } from "@swiftline/core";
import { Code, Instant, Position } from "@swiftline/core/appeal";
import { parseDuration } from "@swiftline/core/time";
import * as z from "zod";
import { readMoment } from "../read-moment.ts";
import type { FieldWords } from "./field-words.ts";

/** A field of an act's command, taken out of its schema. */
export interface Field {
  readonly name: string;
  /** The schema of the value, whether or not it must be there. */
  readonly schema: z.ZodType;
  readonly required: boolean;
  readonly words: FieldWords;
}

/** What of the city's book says how a value is to be read. */
type Reading = Pick<PolicyBook, "zone" | "attributes">;

/**
 * One way of writing a value on a command line. `read` makes of the written text what the schema takes, or says what is wrong
 * with it; whether the schema takes it is the schema's to say.
 */
interface FieldForm {
  readonly holds: (field: Field) => boolean;
  readonly flag: (field: Field, summary: string) => Interfaces.FlagInput[string];
  readonly read: (text: string, field: Field, reading: Reading) => Result<unknown, string>;
  /** What several values become together, where that is no list. */
  readonly join?: (values: readonly unknown[]) => unknown;
  /** What is typed in an example, once for each time that the flag is given; a flag that is said or not has no values. */
  readonly example: (field: Field) => readonly string[];
}

const defineForm = (form: FieldForm): FieldForm => form;
const asIs = (text: string): Result<unknown, string> => ok(text);

const moment = defineForm({
  holds: ({ schema }) => schema === Instant,
  flag: (_field, summary) => Flags.string({ summary, helpValue: "TIME" }),
  read: (text, _field, { zone }) => {
    const instant = readMoment(text, zone);
    return instant === undefined
      ? no(`${text} is no moment, such as 2026-06-05T17:00 in the city's time`)
      : ok(instant);
  },
  example: () => ["2026-06-05T17:00"],
});

const choice = defineForm({
  holds: ({ schema }) => schema instanceof z.ZodEnum,
  flag: ({ schema }, summary) => Flags.string({ summary, options: optionsOf(schema) }),
  read: asIs,
  example: ({ schema, words }) => {
    const options = optionsOf(schema);
    return [options.find((option) => option === words.example) ?? options[0] ?? ""];
  },
});

const text = defineForm({
  holds: ({ schema }) => schema instanceof z.ZodString,
  flag: ({ schema }, summary) => Flags.string({ summary, helpValue: schema === Code ? "CODE" : "TEXT" }),
  read: asIs,
  example: ({ words: { example } }) => [example ?? ""],
});

const yesOrNo = defineForm({
  holds: ({ schema }) => schema instanceof z.ZodBoolean,
  flag: (_field, summary) => Flags.boolean({ summary, allowNo: true }),
  read: asIs,
  example: () => [],
});

const duration = defineForm({
  holds: ({ schema, words }) => schema instanceof z.ZodNumber && words.isDuration === true,
  flag: (_field, summary) => Flags.string({ summary, helpValue: "DURATION" }),
  read: (text) => {
    const length = parseDuration(text);
    return length === undefined ? no(`${text} is no length of time, such as 4h or 2d`) : ok(length);
  },
  example: () => ["2d"],
});

const count = defineForm({
  holds: ({ schema }) => schema instanceof z.ZodNumber,
  flag: (_field, summary) => Flags.string({ summary, helpValue: "COUNT" }),
  read: (text) => (/^\d{1,9}$/.test(text) ? ok(Number(text)) : no(`${text} is no count`)),
  example: () => ["1"],
});

const place = defineForm({
  holds: ({ schema }) => schema === Position,
  flag: (_field, summary) => Flags.string({ summary, helpValue: "LAT,LON" }),
  read: (text) => {
    const written = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(text);
    if (written === null) return no(`${text} is no position, such as 40.69,-73.99`);
    return ok({ latitude: Number(written[1]), longitude: Number(written[2]) });
  },
  example: () => ["40.69,-73.99"],
});

const texts = defineForm({
  holds: ({ schema }) => schema instanceof z.ZodArray && schema.element instanceof z.ZodString,
  flag: ({ schema }, summary) =>
    elementOf(schema) === Code
      ? Flags.string({ summary, helpValue: "CODE", multiple: true, multipleNonGreedy: true, delimiter: "," })
      : Flags.string({ summary, helpValue: "TEXT", multiple: true, multipleNonGreedy: true }),
  read: asIs,
  example: ({ words: { example } }) => [example ?? ""],
});

const parts = defineForm({
  holds: ({ schema }) => schema instanceof z.ZodArray && schema.element instanceof z.ZodObject,
  flag: (_field, summary) =>
    Flags.string({ summary, helpValue: "NAME=VALUE,NAME=VALUE", multiple: true, multipleNonGreedy: true }),
  read: (text, { schema }) => readPairs(text, Object.keys((elementOf(schema) as z.ZodObject).shape)),
  example: ({ words: { example } }) => (example === undefined ? [] : [example, example]),
});

const pairs = defineForm({
  holds: ({ schema }) => schema instanceof z.ZodRecord,
  flag: (_field, summary) =>
    Flags.string({ summary, helpValue: "NAME=VALUE", multiple: true, multipleNonGreedy: true }),
  read: (text, _field, { attributes }) => {
    const at = text.indexOf("=");
    if (at < 1) return no(`${text} does not read NAME=VALUE`);
    const [name, value] = [text.slice(0, at), text.slice(at + 1)];
    const isNumber = attributes.get(name)?.type === "number" && /^-?\d+(?:\.\d+)?$/.test(value);
    return ok([name, isNumber ? Number(value) : value]);
  },
  join: (entries) => Object.fromEntries(entries as readonly (readonly [string, string | number])[]),
  example: ({ words: { example } }) => [example ?? ""],
});

/** The first that holds says how a field is written. */
const forms: readonly FieldForm[] = [moment, choice, text, yesOrNo, duration, count, place, texts, parts, pairs];

/** None for what is too large for a command line; JSON can say it. */
export const formOf = (field: Field): FieldForm | undefined => forms.find((form) => form.holds(field));

/** Reads what was typed, or stands in JSON, by the form of its field; what is no text is left to the schema. */
export function readField(field: Field, said: unknown, reading: Reading): Result<unknown, string> {
  const form = formOf(field);
  if (form === undefined) return ok(said);
  if (typeof said === "string") return form.read(said, field, reading);
  if (!isTexts(said)) return ok(said);
  const values: unknown[] = [];
  for (const text of said) {
    const read = form.read(text, field, reading);
    if (!read.ok) return read;
    values.push(read.value);
  }
  return ok(form.join?.(values) ?? values);
}

const isTexts = (said: unknown): said is readonly string[] =>
  Array.isArray(said) && said.every((one) => typeof one === "string");

const optionsOf = (schema: z.ZodType): string[] => (schema as z.ZodEnum).options.map(String);
const elementOf = (schema: z.ZodType): unknown => (schema as z.ZodArray).element;

/** `category=noise,text=A party, since ten`: a comma ends a value only where another name follows it. */
function readPairs(text: string, names: readonly string[]): Result<unknown, string> {
  const written = text.split(new RegExp(`,(?=(?:${names.join("|")})=)`));
  const wrong = written.find((one) => !names.some((name) => one.startsWith(`${name}=`)));
  if (wrong !== undefined) return no(`${wrong} does not read NAME=VALUE, with a name out of ${names.join(", ")}`);
  return ok(
    Object.fromEntries(written.map((one) => [one.slice(0, one.indexOf("=")), one.slice(one.indexOf("=") + 1)])),
  );
}
