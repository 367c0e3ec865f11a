const HAN = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}/u;
const BETWEEN = /[/|｜(（]/u;

/**
 * The two halves of a text that says one thing in Chinese and in another language: `Status(状态)`, `Closed/已办结`. Empty where
 * it is no such text.
 */
export function halvesOf(text: string): readonly string[] {
  const halves = text
    .trim()
    .replace(/[)）]$/u, "")
    .split(BETWEEN)
    .map((half) => half.trim());
  const inChinese = halves.filter((half) => HAN.test(half) && !LATIN.test(half));
  const inOther = halves.filter((half) => LATIN.test(half) && !HAN.test(half));
  return halves.length === 2 && inChinese.length === 1 && inOther.length === 1 ? halves : [];
}
