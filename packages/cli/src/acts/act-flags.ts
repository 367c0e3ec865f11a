import { Flags, type Interfaces } from "@oclif/core";
import type { Act } from "@swiftline/core/appeal";
import { actorsFor, fieldsOf, flagNameOf, onlyActor } from "./act-fields.ts";
import { type Field, formOf } from "./field-forms.ts";
import type { NameOf, Said } from "./said.ts";

type FlagInput = Interfaces.FlagInput;

/** Who called is kept apart, so it has flags of its own in place of the reference that the appeal carries. */
const callerFlags: FlagInput = {
  "caller-name": Flags.string({
    summary: "who called; kept apart, encrypted, and never in the log",
    helpValue: "NAME",
  }),
  "caller-phone": Flags.string({ summary: "the caller's telephone number", helpValue: "NUMBER" }),
  "caller-email": Flags.string({ summary: "the caller's e-mail address", helpValue: "ADDRESS" }),
};

/** The flags by which an act is ordered: who does it, when, and one for each thing that it needs to know. */
export function flagsOf(act: Act): FlagInput {
  const only = onlyActor(act);
  const by = Flags.string({
    summary: only === undefined ? `who does it: ${actorsFor(act)}` : `who does it; ${only} when left out`,
    helpValue: "WHO",
    required: only === undefined,
  });
  const at = Flags.string({
    summary: "when, in the city's time or with an offset; now when left out",
    helpValue: "TIME",
  });
  return { ...Object.assign({}, ...fieldsOf(act).map(flagsOfField)), by, at };
}

function flagsOfField(field: Field): FlagInput {
  if (field.name === "caller") return callerFlags;
  const flag = formOf(field)?.flag(field, field.words.summary);
  return flag === undefined ? {} : { [flagNameOf(field)]: { ...flag, required: field.required } as FlagInput[string] };
}

/**
 * The same flags for reading a command line: none must be there and each takes any text, so that everything that is wrong is
 * found by the act's schema and said at once.
 */
export const lenient = (flags: FlagInput): FlagInput =>
  Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => {
      const { options: _, ...read } = flag as FlagInput[string] & { readonly options?: unknown };
      return [name, { ...read, required: false } as FlagInput[string]];
    }),
  );

/** What the flags of an act say. */
export function saidBy(act: Act, flags: Readonly<Record<string, unknown>>): Said {
  const caller = { name: flags["caller-name"], phone: flags["caller-phone"], email: flags["caller-email"] };
  const isNamed = Object.values(caller).some((value) => value !== undefined);
  return {
    ...Object.fromEntries(fieldsOf(act).map((field) => [field.name, flags[flagNameOf(field)]])),
    ...(isNamed && { caller }),
    by: flags.by ?? onlyActor(act),
    at: flags.at ?? Date.now(),
  };
}

/** How a field is called on the command line. */
export function flagNames(act: Act): NameOf {
  const names = new Map(fieldsOf(act).map((field) => [field.name, flagNameOf(field)]));
  return (field) => (field === "appealId" ? "APPEAL" : `--${names.get(field) ?? field.replaceAll(".", "-")}`);
}
