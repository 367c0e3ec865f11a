import type { PolicyBook } from "../../book/policy-book.ts";
import type { Operators } from "./staff-schema.ts";

/** Calls that are alike to operators: their language, and the skill that they need, if any. */
export interface CallKind {
  readonly language: string;
  readonly skill: string | undefined;
}

/** Whether a group can answer such calls. With an interpreter everybody can in that language. */
export const canAnswer = (
  { languages, skills }: Operators["groups"][number],
  { language, skill }: CallKind,
  { interpreters }: Operators,
): boolean =>
  (languages.includes(language) || language in interpreters) && (skill === undefined || skills.includes(skill));

/** By category, the skill that only calls about it need: of several, the one that is named first. */
export function skillsNeeded({ skills }: Operators, { categories }: PolicyBook): ReadonlyMap<string, string> {
  const needed = new Map<string, string>();
  for (const [skill, about] of Object.entries(skills))
    for (const category of about.flatMap(categories.within)) if (!needed.has(category)) needed.set(category, skill);
  return needed;
}
