import type { Answered, Heard } from "./hear.ts";
import { type Reading, readAnswer } from "./read-answer.ts";
import type { Content, Format } from "./rules/content.ts";
import type { Kind } from "./rules/fields.ts";
import type { Question, Site } from "./site.ts";

const kept = new WeakMap<Answered, Map<string, Reading>>();

/** An answer as one of a kind, read once however many checks look at it. */
export function readingOf(answer: Answered, format: Format, kind: Kind): Reading {
  const readings = kept.get(answer) ?? new Map<string, Reading>();
  kept.set(answer, readings);
  const known = readings.get(`${kind}.${format}`);
  if (known !== undefined) return known;
  const reading: Reading =
    answer.text === undefined
      ? { records: [], faults: [{ rule: "parse", place: "", says: "the bytes are no UTF-8" }] }
      : readAnswer(format, kind, answer.text);
  readings.set(`${kind}.${format}`, reading);
  return reading;
}

export const isAnswered = (heard: Heard): heard is Answered => "status" in heard;
export const isGood = (heard: Heard): heard is Answered =>
  isAnswered(heard) && heard.status >= 200 && heard.status < 300;

/** What a server answered, in whichever of its formats it could be read. */
export interface Told {
  readonly heard: Heard;
  readonly records: readonly Content[];
  /** Whether it was a good answer that could be read. */
  readonly isRead: boolean;
}

/** Asks in JSON, which says more of what it means, and in XML where that cannot be read. */
export async function told(site: Site, kind: Kind, name: string, question: Omit<Question, "path"> = {}): Promise<Told> {
  const json = await inFormat(site, "json", { kind, name, question });
  return json.isRead ? json : inFormat(site, "xml", { kind, name, question });
}

export async function inFormat(
  site: Site,
  format: Format,
  {
    kind,
    name,
    question = {},
  }: { readonly kind: Kind; readonly name: string; readonly question?: Omit<Question, "path"> },
): Promise<Told> {
  const heard = await site.ask({ ...question, path: `${name}.${format}` });
  if (!isGood(heard)) return { heard, records: [], isRead: false };
  const { records, faults } = readingOf(heard, format, kind);
  return { heard, records, isRead: !faults.some(({ rule }) => rule === "parse") };
}

/** A field as text; undefined where it is empty or missing, or holds more than one thing. */
export function textOf(record: Content | undefined, name: string): string | undefined {
  const value = record?.[name];
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : undefined;
}

/** The records that stand in a field; none where there is no list. */
export function listIn(record: Content | undefined, name: string): readonly Content[] {
  const value = record?.[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === "object" && one !== null) : [];
}

/** An id or a code as a part of a path. */
export const inPath = (id: string): string => encodeURIComponent(id.toWellFormed());

export const idsOf = (records: readonly Content[], name = "service_request_id"): readonly string[] =>
  records.flatMap((record) => textOf(record, name) ?? []);

/** The services that one must fill something in for. */
export const withQuestions = (services: readonly Content[]): readonly Content[] =>
  services.filter((service) => textOf(service, "metadata") === "true");
