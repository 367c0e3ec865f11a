import { parseAccept } from "hono/utils/accept";

/** The languages in which problems are told. */
export type Language = "en" | "zh";

/** One thing said in each language. */
export type Said = Readonly<Record<Language, string>>;

const tagOf = (range: string): string => range.toLowerCase().split("-")[0] ?? "";

const isLanguage = (tag: string): tag is Language => tag === "en" || tag === "zh";

/**
 * The language that a request asks for: the one that it likes best (`Accept-Language`, RFC 9110, 12.5.4). `zh-Hant-HK` asks for `zh`, as
 * the lookup of RFC 4647 cuts a range short from behind; where none of ours is asked for, it is English.
 */
export function languageOf({ headers }: Request): Language {
  const ranges = parseAccept(headers.get("accept-language") ?? "");
  for (const { type, q } of ranges) {
    if (q === 0) continue;
    const tag = tagOf(type);
    if (isLanguage(tag)) return tag;
    if (tag === "*") return ranges.some((one) => one.q === 0 && tagOf(one.type) === "en") ? "zh" : "en";
  }
  return "en";
}
