import { standsBefore } from "../stands-before.ts";
import { plainLetters } from "./plain-letters.ts";

/** Words that say how a column is written and not what it means: “SR created date”, “created at” and “created_dt” are one. */
const FILLERS = new Set([
  ..."date time hour datetime timestamp dt ts gmt at on of the a de del du la el fecha hora sr coordinate".split(" "),
  ..."des le les l d heure datum uhrzeit am der die das".split(" "),
]);
const CHINESE_FILLERS = /(日期|时间|日|时)(?=\d*$)/;
const HAN = /\p{Script=Han}/u;

/** Under these maps keep all that a feature says. */
const OF_FEATURE = /^(?:attributes|properties)\./i;

/**
 * A column's name as words without case and accents, fillers left out: `SRRecordID` is `record id`, `closed_dt` and
 * `attributes.closed_dt` are `closed`, `Fecha de creación` is `creacion`, `留言时间` and `留言時間` are `留言`. A name of
 * fillers alone stays as it is.
 */
export function wordsOf(name: string): readonly string[] {
  const words = plainLetters(name)
    .replace(OF_FEATURE, "")
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  const telling = words
    .filter((word) => !FILLERS.has(word))
    .map((word) => (HAN.test(word) ? word.replace(CHINESE_FILLERS, "") : word))
    .filter((word) => word !== "");
  return telling.length > 0 ? telling : words;
}

/** Whether a name says that its column holds moments. */
export function isOfTime(name: string): boolean {
  const plain = plainLetters(name.trim());
  return OF_TIME.test(plain) || /\p{Ll}(?:At|Ts)$|^gmt\p{Lu}/u.test(plain);
}

const OF_TIME =
  /date|time|[_ ](dt|ts|at|on|am|le)$|last[_ ]?(?:modified|edited|updated|changed)$|^gmt(?![a-z])|时间|日期|时限|期限|fecha|hora|heure|datum|uhrzeit/i;

/** Whether a name says that its column holds times, and nothing of what happened then. */
export const isOfTimeAlone = (name: string): boolean => TIMES.has(wordsOf(name.replaceAll(/\d/g, "")).join(" "));

const TIMES = new Set("time hour hora heure uhrzeit 时间 时刻".split(" "));

/** Whether a name says that its column numbers something. */
export const isOfNumber = (name: string): boolean =>
  !isOfTime(name) &&
  (/#\s*$|编号|号\s*$|nummer\s*$/i.test(plainLetters(name)) || NUMBERING.has(wordsOf(name).at(-1) ?? ""));

const NUMBERING = new Set(
  "id no nr num number key ref reference ticket folio numero expediente identifiant aktenzeichen".split(" "),
);

/** Whether a name says that its column holds where a caller lives, and not where something happened. */
export function isOfHome(name: string): boolean {
  const words = wordsOf(name).join(" ");
  return HOME.test(words) || (OF_CALLER.test(words) && STREET.test(words)) || standsBefore(words, LIVING, /地址/);
}

/** What whoever calls is called, as parts of a pattern. Those of English may have an s behind them. */
export const CALLERS = {
  english: "caller|complainant|applicant|customer|resident|citizen|reporter|petitioner|requester",
  romance: "solicitante|ciudadano|demandeur|plaignant|citoyen|requerant|declarant",
} as const;
const OF_CALLER = new RegExp(
  `\\b(?:home|mailing|postal|billing|contact|(?:${CALLERS.english}|owner|user)s?|residential|${CALLERS.romance}|melders?|anrufers?|burgers?)\\b`,
);
const STREET = /\b(?:address|street|direccion|adresse|rue|anschrift)\b/;
const LIVING = /家庭|居住|户籍|联系|通讯|通信|邮寄|市民|群众|用户/;
const HOME = /\bresidence\b|\bdomicile\b|住址|人的?地址/;

/** The words by which a meaning is known, phrase by phrase, as {@link wordsOf} reads them. */
export type Phrases = readonly (readonly string[])[];

/** Phrases out of a list with commas. */
export const phrases = (list: string): Phrases => list.split(",").map(wordsOf);

/**
 * How much of a name a phrase makes up, from 0 to 1, in letters; the best of all phrases. Chinese is written without spaces,
 * so a phrase may stand inside a word there.
 */
export function covered(name: readonly string[], known: Phrases): number {
  const letters = name.join("").length;
  const found = known.filter((phrase) => stands(phrase, name)).map((phrase) => phrase.join("").length / letters);
  return Math.max(0, ...found);
}

function stands(phrase: readonly string[], name: readonly string[]): boolean {
  const [only = ""] = phrase;
  if (phrase.length === 1 && HAN.test(only)) return name.some((word) => word.includes(only));
  return ` ${name.join(" ")} `.includes(` ${phrase.join(" ")} `);
}
