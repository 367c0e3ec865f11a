import { type Act, commandBase, type Role } from "@swiftline/core/appeal";
import * as z from "zod";
import type { Field } from "./field-forms.ts";
import { wordsOf } from "./field-words.ts";

const shapeOf = ({ command }: Act): Readonly<Record<string, z.ZodType>> => {
  const { type: _, ...shape } = command.shape;
  return shape;
};

/** Everything that the command of an act says but its type. */
export const allFieldsOf = (act: Act): readonly Field[] =>
  Object.entries(shapeOf(act)).map(([name, schema]) => ({
    name,
    schema: schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema,
    required: !(schema instanceof z.ZodOptional),
    words: wordsOf(act.name, name),
  }));

/** What this act needs to know besides which appeal, when and who. */
export const fieldsOf = (act: Act): readonly Field[] => allFieldsOf(act).filter(({ name }) => !(name in commandBase));

/** The roles in which somebody may order an act. The clock and an import order theirs themselves. */
export const peopleFor = ({ by }: Act): readonly Role[] => by.filter((role) => role !== "clock" && role !== "import");

/** Whoever alone may order an act, where that leaves nothing to ask. */
export function onlyActor(act: Act): string | undefined {
  const [only, ...others] = peopleFor(act);
  return others.length === 0 && only !== "agency" ? only : undefined;
}

/** `hotline, agency:CODE`: the actors that an act takes, as they are typed. */
export const actorsFor = (act: Act): string =>
  peopleFor(act)
    .map((role) => (role === "agency" ? "agency:CODE" : role))
    .join(", ");

/** `--copied-to` */
export const flagNameOf = ({ name, words }: Field): string =>
  words.flag ?? name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
