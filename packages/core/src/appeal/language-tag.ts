/** The languages that BCP 47 lets stand behind another one, which is the older way to name them: `zh-yue` is `yue`. */
const extended = /^[a-z]{2,3}-([a-z]{3})(?=-|$)/i;

/**
 * A BCP 47 tag in its canonical form: `zh-Hant` for `ZH-hant`, `he` for `iw`. Undefined for what is none; nor is a language of more
 * than three letters, for there are none, and `english` is meant as a name.
 */
export function canonicalTag(tag: string): string | undefined {
  try {
    const [canonical = ""] = Intl.getCanonicalLocales(tag.replace(extended, "$1"));
    return /^[a-z]{2,3}(?:-|$)/.test(canonical) ? canonical : undefined;
  } catch {
    return undefined;
  }
}
