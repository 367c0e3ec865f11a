import { nearest } from "@swiftline/core";
import type * as z from "zod";
import type { Language, Said } from "./language.ts";
import { saidOf } from "./validation-words.ts";

type IssueCode = z.core.$ZodIssue["code"];
/** An issue that has no words yet, but still what was sent. */
type Issue<Of extends IssueCode = IssueCode> = z.core.$ZodRawIssue<Extract<z.core.$ZodIssue, { readonly code: Of }>>;

/** What each kind of issue says: what is to be sent. What was sent is not said back, as it may tell who called. */
const words: { readonly [Of in IssueCode]: (issue: Issue<Of>) => Said } = {
  invalid_type: ({ expected, input }) => kindWanted([expected], input),
  invalid_value: ({ values, input }) => oneOf(values, input),
  invalid_union: (issue) =>
    issue.discriminator === undefined ? inSomeForm(issue) : oneOf(optionsOf(issue), discriminatorIn(issue)),
  too_small: ({ origin, minimum, inclusive, exact }) =>
    minimum === 1 && !exact && origin in units
      ? { en: "must not be empty", zh: "不能为空" }
      : bounded(exact ? bounds.exactly : inclusive ? bounds.atLeast : bounds.moreThan, minimum, origin),
  too_big: ({ origin, maximum, inclusive, exact }) =>
    bounded(exact ? bounds.exactly : inclusive ? bounds.atMost : bounds.lessThan, maximum, origin),
  invalid_format: ({ format }) => formats[format] ?? { en: "is not written as it must be", zh: "写法不符合要求" },
  not_multiple_of: ({ divisor }) => ({ en: `a multiple of ${divisor}`, zh: `须为 ${divisor} 的倍数` }),
  unrecognized_keys: ({ keys }) => unknownKey(keys.join(", ")),
  invalid_key: ({ issues }) => about({ en: "its name", zh: "名称" }, issues),
  invalid_element: ({ issues }) => about({ en: "an entry", zh: "其中一项" }, issues),
  custom: () => ({ en: "cannot stand here", zh: "不能用于此处" }),
};

/** Says what zod's checks find wrong in the language that is asked for, which is looked up only where something is. */
export function inWords(asked: () => Language): z.core.$ZodErrorMap {
  let language: Language | undefined;
  return (issue) => {
    language ??= asked();
    return wordsOf(issue)[language];
  };
}

function wordsOf(issue: Issue): Said {
  const { code, input, path = [] } = issue;
  if (input === undefined && code !== "invalid_value") return { en: "is required", zh: "必填" };
  if (path[0] === "query" && Array.isArray(input)) return { en: "is to be sent only once", zh: "只能发送一次" };
  return (words[code] as (issue: Issue) => Said)(issue);
}

/** What our schemas ask for, by zod's names. */
const kinds: Readonly<Record<string, Said>> = {
  string: { en: "text", zh: "文本" },
  number: { en: "a number", zh: "数字" },
  int: { en: "a whole number", zh: "整数" },
  boolean: { en: "true or false", zh: "布尔值（true 或 false）" },
  array: { en: "a list", zh: "列表" },
  object: { en: "an object", zh: "对象" },
  record: { en: "an object", zh: "对象" },
  null: { en: "null", zh: "空值（null）" },
};

const kindOf = (input: unknown): string => (input === null ? "null" : Array.isArray(input) ? "array" : typeof input);

function kindWanted(wanted: readonly string[], input: unknown): Said {
  const some = wanted.flatMap((name) => kinds[name] ?? []);
  const en = either.en.format(some.map((one) => one.en));
  const zh = either.zh.format(some.map((one) => one.zh));
  const sent = kinds[kindOf(input)];
  // 1.5 and 1e999 are numbers too.
  const isNear = typeof input === "number" && wanted.some((name) => name === "number" || name === "int");
  if (sent === undefined || isNear) return { en: `${en} is wanted`, zh: `应为${zh}` };
  return { en: `${en} is wanted, not ${sent.en}`, zh: `应为${zh}，而不是${sent.zh}` };
}

const either = {
  en: new Intl.ListFormat("en", { type: "disjunction" }),
  zh: new Intl.ListFormat("zh", { type: "disjunction" }),
} as const;

/** A value is written in one of several ways: whoever has chosen one of them is told what is wrong with it. */
function inSomeForm({ errors, input }: Issue<"invalid_union">): Said {
  const firsts = errors.flatMap(([first]) => first ?? []);
  const chosen = firsts.find(({ code }) => code !== "invalid_type");
  return chosen === undefined
    ? kindWanted(
        firsts.flatMap((one) => (one.code === "invalid_type" ? one.expected : [])),
        input,
      )
    : bothOf(chosen.message);
}

function oneOf(values: readonly unknown[], input: unknown): Said {
  const known = values.map(String);
  const near = meant(input, known);
  const { en, zh } = input === undefined ? { en: "is required: ", zh: "必填，" } : { en: "", zh: "" };
  return { en: `${en}one of ${known.join(", ")}${near.en}`, zh: `${zh}可选值为 ${known.join("、")}${near.zh}` };
}

/** What was meant by a word that is not known, where one that is known is near. */
function meant(word: unknown, known: readonly string[]): Said {
  const near = typeof word === "string" ? nearest(word, known) : undefined;
  return near === undefined ? { en: "", zh: "" } : { en: `; did you mean ${near}?`, zh: `；是否指 ${near}？` };
}

const optionsOf = (issue: Issue<"invalid_union">): readonly unknown[] =>
  "options" in issue && Array.isArray(issue.options) ? issue.options : [];

/** Which of several forms a value says that it has. */
const discriminatorIn = ({ input, discriminator = "" }: Issue<"invalid_union">): unknown =>
  (input as Readonly<Record<string, unknown>>)[discriminator];

const bounds = {
  atLeast: { en: "at least", zh: "至少为" },
  atMost: { en: "at most", zh: "不得超过" },
  moreThan: { en: "more than", zh: "须大于" },
  lessThan: { en: "less than", zh: "须小于" },
  exactly: { en: "exactly", zh: "须为" },
} as const satisfies Readonly<Record<string, Said>>;

/** What a text or a list has so many of; a number has nothing of the kind. */
const units: Readonly<Record<string, Said>> = {
  string: { en: "characters", zh: "个字符" },
  array: { en: "entries", zh: "项" },
};

function bounded(bound: Said, count: number | bigint, origin: string): Said {
  const unit = units[origin];
  if (unit === undefined) return { en: `${bound.en} ${count}`, zh: `${bound.zh} ${count}` };
  return { en: `${bound.en} ${count} ${unit.en}`, zh: `${bound.zh} ${count} ${unit.zh}` };
}

const formats: Readonly<Record<string, Said>> = {
  datetime: {
    en: "not a date-time; write it as 2026-05-04T12:00:00+08:00 or 2026-05-04T04:00:00Z",
    zh: "不是日期时间，请写作 2026-05-04T12:00:00+08:00 或 2026-05-04T04:00:00Z",
  },
  date: { en: "not a date; write it as 2026-05-04", zh: "不是日期，请写作 2026-05-04" },
};

function about(what: Said, [issue]: readonly z.core.$ZodIssue[]): Said {
  const { en, zh } = bothOf(issue?.message ?? "");
  return { en: `${what.en}: ${en}`, zh: `${what.zh}：${zh}` };
}

export function unknownKey(key: string, known: readonly string[] = []): Said {
  const near = meant(key, known);
  return { en: `${key} is not known here${near.en}`, zh: `此处没有 ${key} 这一项${near.zh}` };
}

/** A message of another issue: in the language that is asked for, or ours. */
function bothOf(message: string): Said {
  const said = saidOf(message);
  return typeof said === "string" ? { en: said, zh: said } : said;
}
