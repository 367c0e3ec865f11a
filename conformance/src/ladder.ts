import { type Check, failed, skipped, unless, type Verdict } from "./check.ts";
import { discovered } from "./discovered.ts";
import type { Answered, Heard } from "./hear.ts";
import { isAnswered, isGood, readingOf } from "./reading-of.ts";
import type { Format } from "./rules/content.ts";
import type { Rule } from "./rules/fault.ts";
import { type Field, type Kind, shapes } from "./rules/fields.ts";
import type { Question, Site } from "./site.ts";

/** Something that is asked of a server in either format, and what a good answer to it is. */
export interface Resource {
  readonly id: string;
  readonly section: string;
  readonly kind: Kind;
  readonly writes?: true;
  /** Good: any 2xx. Otherwise the status with which the server must refuse. */
  readonly status: "good" | 400 | 403 | 404;
  /** What is asked, or why that cannot be done at this server. */
  readonly question: (site: Site, format: Format) => Promise<Question | string>;
}

const formats: readonly Format[] = ["xml", "json"];

const typeOf = { xml: "text/xml; charset=utf-8", json: "application/json; charset=utf-8" } as const;

/**
 * The checks of one answer in both formats, each of which stands on those before it: it comes, it says what it is, it can be
 * read, and it has the form, the keys and the values that it should. What cannot be read is told once and not of every rung.
 */
export const ladder = (resource: Resource): readonly Check[] =>
  formats.flatMap((format) => {
    const check = (rung: string, says: string, judge: (heard: Heard) => Verdict): Check => ({
      id: `${resource.id}.${format}.${rung}`,
      section: resource.section,
      says,
      ...(resource.writes && { writes: true }),
      run: async (site) => {
        const question = (await notIn(format, site, resource)) ?? (await resource.question(site, format));
        return typeof question === "string" ? skipped(question) : judge(await site.ask(question));
      },
    });
    return [
      check("answer", answerSays(resource), (heard) => answerVerdict(resource, heard)),
      check("type", `the content type is ${typeOf[format]}`, (heard) =>
        further(resource, heard, (answer) => unless(answer, typeFaults(answer, format))),
      ),
      check("parse", `it is UTF-8 and well-formed ${format.toUpperCase()}`, (heard) =>
        further(resource, heard, (answer) => unless(answer, parseFaults(answer, format, resource.kind))),
      ),
      ...rulesOf(resource.kind, format).map((rule) =>
        check(rule, ruleSays[rule](format), (heard) =>
          further(resource, heard, (answer) => ruleVerdict(answer, rule, { format, kind: resource.kind })),
        ),
      ),
    ];
  });

/** Why nothing is asked in JSON: an endpoint may leave it out, but discovery may not. */
async function notIn(format: Format, site: Site, { kind }: Resource): Promise<string | undefined> {
  if (format === "xml" || kind === "discovery" || isGood(await site.ask({ path: "services.json" }))) return undefined;
  const { records } = await discovered(site);
  const isSaid = JSON.stringify(records).includes("application/json");
  return isSaid ? undefined : "this server offers no JSON, which it need not";
}

const answerSays = ({ status }: Resource): string =>
  status === "good" ? "there is an answer, and it is good" : `it is refused with ${status}`;

function answerVerdict({ status }: Resource, heard: Heard): Verdict {
  if (!isAnswered(heard)) return failed(heard, heard.why);
  const isMeant = status === "good" ? isGood(heard) : heard.status === status;
  return unless(heard, isMeant ? [] : [`the status is ${heard.status}`]);
}

/** Goes on to an answer that is of the kind that was meant, whatever its exact status. */
function further({ status }: Resource, heard: Heard, judge: (answer: Answered) => Verdict): Verdict {
  if (!isAnswered(heard)) return skipped("there is no answer");
  if (isGood(heard) === (status === "good")) return judge(heard);
  return skipped(`the status is ${heard.status}`);
}

const typeFaults = ({ type }: Answered, format: Format): readonly string[] => {
  const plain = type.toLowerCase().replaceAll(/[\s"]/g, "");
  return plain === typeOf[format].replaceAll(" ", "") ? [] : [`it is ${type === "" ? "not said" : type}`];
};

function parseFaults(answer: Answered, format: Format, kind: Kind): readonly string[] {
  const faults = readingOf(answer, format, kind).faults.filter(({ rule }) => rule === "parse");
  const says = faults.map((fault) => fault.says);
  const [declaration = ""] = /^\s*<\?xml[^>]*\?>/i.exec(answer.text?.replace(/^\ufeff/, "") ?? "") ?? [];
  const isDeclared = /encoding=["']utf-8["']/i.test(declaration);
  return format === "json" || says.length > 0 || isDeclared
    ? says
    : ['it does not begin by <?xml … encoding="UTF-8"?>'];
}

function ruleVerdict(
  answer: Answered,
  wanted: Rule,
  { format, kind }: { readonly format: Format; readonly kind: Kind },
): Verdict {
  const { faults } = readingOf(answer, format, kind);
  if (faults.some(({ rule }) => rule === "parse")) return skipped("the answer cannot be read");
  const wrong = faults.filter(({ rule }) => rule === wanted);
  return unless(
    answer,
    wrong.map(({ place, says }) => `${place}: ${says}`),
  );
}

const ruleSays = {
  parse: () => "it can be read",
  form: (format: Format) =>
    format === "json"
      ? "there is no root wrapper, and a list is an array"
      : "elements are called and nested as specified",
  keys: () => "every key is there, also where nothing is known",
  ids: () => "ids and codes are strings",
  types: () => "numbers, booleans and texts are what they should be",
  dates: () => "times are W3C date-times with a zone",
  values: () => "what must be told is told, in the words that the specification knows",
} as const satisfies Record<Rule, (format: Format) => string>;

/** The rules that an answer can break. In XML everything is a text, so that ids and texts are what they should be. */
function rulesOf(kind: Kind, format: Format): readonly Rule[] {
  const { fields, notBoth } = shapes[kind];
  const used = new Set<Rule>([
    "form",
    "keys",
    ...usedBy(fields, format),
    ...(notBoth === undefined ? [] : ["values" as const]),
  ]);
  return (["form", "keys", "ids", "types", "dates", "values"] as const).filter((rule) => used.has(rule));
}

const usedBy = (fields: readonly Field[], format: Format): readonly Rule[] =>
  fields.flatMap(({ form, presence }): readonly Rule[] => {
    const own: readonly Rule[] = presence === "filled" ? ["values"] : [];
    if (form === "moment") return [...own, "dates"];
    if (form === "boolean" || form === "number" || form === "order") return [...own, "types"];
    if (typeof form === "string") return format === "xml" ? own : [...own, form === "id" ? "ids" : "types"];
    if ("oneOf" in form) return ["values"];
    return [...own, ...(form.of === "text" ? [] : usedBy(form.of, format))];
  });
