import { didYouMean, type Identity, no, ok, type PolicyBook, type Problem, type Result } from "@swiftline/core";
import { type Act, Actor, agencyOf, type Command, roleOf } from "@swiftline/core/appeal";
import type * as z from "zod";
import { actorsFor, allFieldsOf, peopleFor } from "./act-fields.ts";
import { readField } from "./field-forms.ts";
import { fillIn } from "./fill-in.ts";
import { readCaller } from "./read-caller.ts";
import { type NameOf, quoted, type Said } from "./said.ts";

/** An act that is to be done. */
export interface Order {
  readonly command: Command;
  /** Who called, to be kept before the appeal refers to it. */
  readonly identity: Identity | undefined;
  /** Another id for an appeal that was numbered here, should somebody else have taken the first. */
  readonly renumber: (() => string) | undefined;
}

/** Makes an order of what was said, or answers everything that is wrong with it. */
export function readOrder(
  act: Act,
  said: Said,
  { book, nameOf }: { readonly book: PolicyBook; readonly nameOf: NameOf },
): Result<Order, readonly Problem[]> {
  const caller = readCaller(said.caller, nameOf);
  const problems: Problem[] = caller.ok ? [] : [...caller.reason];
  const values: Record<string, unknown> = {};
  const fields = new Map(allFieldsOf(act).map((field) => [field.name, field]));
  for (const [name, value] of Object.entries({ ...said, caller: undefined })) {
    const field = fields.get(name);
    const read = field === undefined || value === undefined ? ok(value) : readField(field, value, book);
    if (!read.ok) problems.push(invalid(nameOf(name), read.reason));
    else if (read.value !== undefined) values[name] = read.value;
  }
  const filled = fillIn(act, values, book.zone);
  problems.push(...actorProblems(act, filled.values.by, { book, nameOf }));
  const parsed = act.command.safeParse({ type: act.command.shape.type.value, ...filled.values });
  if (!parsed.success) {
    const told = new Set(problems.map(({ field }) => field));
    const more = parsed.error.issues.flatMap((issue) => problemsOf(issue, filled.values, { fields, nameOf }));
    problems.push(...more.filter(({ field }) => !told.has(field)));
  }
  if (!parsed.success || !caller.ok || problems.length > 0) return no(problems);
  return ok({ command: parsed.data as Command, identity: caller.value, renumber: filled.renumber });
}

/** What is wrong with whoever is said to do an act: nobody may that the act is not for, nor an agency that is not there. */
function actorProblems(
  act: Act,
  said: unknown,
  { book, nameOf }: { readonly book: PolicyBook; readonly nameOf: NameOf },
): readonly Problem[] {
  if (said === undefined) return [invalid(nameOf("by"), `is missing: who does it, out of ${actorsFor(act)}`)];
  const by = Actor.safeParse(said);
  if (!by.success || !peopleFor(act).includes(roleOf(by.data)))
    return [invalid(nameOf("by"), `${quoted(said)} may not ${act.name}; it is for ${actorsFor(act)}`)];
  const agency = agencyOf(by.data);
  if (agency === undefined || book.agencies.has(agency)) return [];
  const known = book.agencies.nodes.map(({ id }) => `agency:${id}`);
  return [{ ...invalid(nameOf("by"), `the city has no agency ${agency}`), ...didYouMean(by.data, known) }];
}

/** What the schema says, in the words of whoever filled it in. */
function problemsOf(
  issue: z.core.$ZodIssue,
  values: Said,
  { fields, nameOf }: { readonly fields: ReadonlyMap<string, unknown>; readonly nameOf: NameOf },
): readonly Problem[] {
  const [name = "", ...within] = issue.path.map((step) => (typeof step === "number" ? String(step + 1) : String(step)));
  if (issue.code === "unrecognized_keys" && name === "")
    return issue.keys.map((key) => ({
      ...invalid(nameOf(key), "there is no such field"),
      ...didYouMean(key, fields.keys()),
    }));
  const value = issue.path.reduce<unknown>((part, step) => (part as Said | undefined)?.[step as string], values);
  const where = within.length === 0 ? "" : `${within.join(" ")}: `;
  const { message, ...more } = inWords(issue, value);
  return [{ ...invalid(nameOf(name), `${where}${message}`), ...more }];
}

function inWords(issue: z.core.$ZodIssue, value: unknown): { readonly message: string; readonly suggestion?: string } {
  if (value === undefined) return { message: "is missing" };
  if (issue.code !== "invalid_value") return { message: issue.message };
  const known = issue.values.map(String);
  return { message: `${quoted(value)} is none of ${known.join(", ")}`, ...didYouMean(quoted(value), known) };
}

const invalid = (field: string, message: string): Problem => ({ code: "flag/invalid", field, message });
