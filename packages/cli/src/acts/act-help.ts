import type { Act } from "@swiftline/core/appeal";
import { actorsFor, fieldsOf, flagNameOf, onlyActor, peopleFor } from "./act-fields.ts";
import { type Field, formOf } from "./field-forms.ts";

/** Who may do an act, what it does to the status, and by what law. */
export function descriptionOf(act: Act): string {
  const from = act.from.length === 0 ? "" : ` to an appeal that is ${listed(act.from)}`;
  const to = act.to === "unchanged" ? "its status stays" : `it is ${listed(act.to)} then`;
  return `May be done by ${listed(actorsFor(act).split(", "))}${from}; ${to}.\nBasis: ${act.basis}.`;
}

/** One command line with everything that an act must be told. It can be read by the act's schema, by a test. */
export function exampleOf(act: Act): string {
  const [first] = peopleFor(act);
  const actor = first === "agency" ? "agency:NYPD" : first;
  return [
    `<%= config.bin %> appeal ${act.name}`,
    ...(act.from.length === 0 ? [] : ["nyc-311:68643799"]),
    ...fieldsOf(act).flatMap((field) => (field.required ? exampleWords(field) : [])),
    ...(onlyActor(act) === undefined ? [`--by ${actor}`] : []),
    "--city my-city",
  ].join(" ");
}

function exampleWords(field: Field): readonly string[] {
  const form = formOf(field);
  const name = `--${field.words.example === "no" ? "no-" : ""}${flagNameOf(field)}`;
  const values = form?.example(field) ?? [];
  return values.length === 0 ? [name] : values.map((value) => `${name} ${quoted(value)}`);
}

/** As a shell takes it for one word. */
const quoted = (word: string): string => (/^[\w:.,=+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** `signed, handling or reported` */
const listed = (words: readonly string[]): string => words.join(", ").replace(/, ([^,]*)$/, " or $1");
