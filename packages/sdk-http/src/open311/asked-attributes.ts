import type { PolicyBook } from "@swiftline/core";
import type { Service, ServiceAttribute } from "@swiftline/core/city";
import { type Asked, isMoment } from "./asked.ts";

/** What was answered to the questions of a service, and what is wrong with the answers. */
interface Answered {
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly says: readonly string[];
}

/** What stands between the values of an answer that has several. */
const BETWEEN = "; ";

/** The values of an answer. */
export const valuesIn = (answer: string | number | boolean, { datatype }: ServiceAttribute): readonly string[] =>
  datatype === "multivaluelist" ? String(answer).split(BETWEEN) : [String(answer)];

/** `attribute[CODE]=…`, or `attribute[CODE][]=…`, each for one of the questions of its service. */
export function attributesAsked(asked: Asked, { attributes: questions }: Service, { city }: PolicyBook): Answered {
  const said = saidByCode(asked);
  const known = new Map(questions.filter(({ variable }) => variable).map((question) => [question.code, question]));
  const attributes: Record<string, string | number> = {};
  const says = [...said.keys()].filter((code) => !known.has(code)).map((code) => `There is no attribute ${code}.`);
  for (const [code, question] of known) {
    const values = said.get(code) ?? [];
    const problem = problemWith(values, question);
    if (problem !== undefined) says.push(problem);
    else if (values.length > 0)
      attributes[code] = city.attributes[code]?.type === "number" ? Number(values[0]) : values.join(BETWEEN);
  }
  return { attributes, says };
}

function saidByCode({ entries }: Asked): ReadonlyMap<string, readonly string[]> {
  const said = new Map<string, string[]>();
  for (const [name, value] of entries) {
    const code = /^attribute\[([^\]]+)\](?:\[\d*\])?$/.exec(name)?.[1];
    if (code !== undefined) said.set(code, [...(said.get(code) ?? []), value]);
  }
  return said;
}

function problemWith(
  values: readonly string[],
  { code, required, datatype, values: choices }: ServiceAttribute,
): string | undefined {
  if (values.length === 0) return required ? `attribute ${code} is required.` : undefined;
  if (values.length > 1 && datatype !== "multivaluelist") return `attribute ${code} is said more than once.`;
  if (datatype === "number" && !Number.isFinite(Number(values[0]))) return `attribute ${code} is a number.`;
  if (datatype === "datetime" && !values.every(isMoment)) return `attribute ${code} must be like 2026-05-04T14:30:00Z.`;
  const keys = choices.map(({ key }) => key);
  const isChoice = datatype === "singlevaluelist" || datatype === "multivaluelist";
  if (isChoice && !values.every((value) => keys.includes(value)))
    return `attribute ${code} is one of ${keys.join(", ")}.`;
  return undefined;
}
