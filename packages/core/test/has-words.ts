import type { Appeal } from "../src/appeal/appeal.ts";

const isChinese = (character: string | undefined): boolean => /^\p{Script=Han}$/u.test(character ?? "");

/** Words in small letters without accents, one space between them and also between Chinese and the rest. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/(\p{Script=Han}+)/gu, " $1 ")
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Whether a text holds a part: whole words, and any stretch of Chinese. */
function holds(text: string, part: string): boolean {
  const characters = Array.from(part);
  const [first, last] = [characters[0], characters.at(-1)];
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) {
    const begins = isChinese(first) || (text[at - 1] ?? " ") === " ";
    const ends = isChinese(last) || (text[at + part.length] ?? " ") === " ";
    if (begins && ends) return true;
  }
  return false;
}

/** Whether everything that is asked for stands in an appeal: by looking at it, without terms and without an index. */
export function hasWords({ matter, status }: Appeal, words: string): boolean {
  if (matter.confidential || status === "withdrawn") return false;
  const quoted = words.split('"');
  const parts = quoted.flatMap((part, index) => (index % 2 === 1 ? [part] : part.split(/\s+/))).map(plain);
  const asked = parts.filter((part) => part !== "");
  const texts = [matter.text, matter.address ?? ""].map(plain);
  return asked.length > 0 && asked.every((part) => texts.some((text) => holds(text, part)));
}
