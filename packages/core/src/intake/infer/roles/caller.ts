import { standsBefore } from "../../stands-before.ts";
import { CALLERS } from "../column-name.ts";
import { waysToRead } from "../dates-written.ts";

/** People of an agency or of the hotline, by what they do. */
const STAFF =
  /承办|经办|办理|处理|处置|受理|接线|接听|接单|话务|坐席|座席|审核|审批|派单|派件|转办|交办|签收|回访|主办|[协協]办|工作|操作|责任|负责|录入|登记|网格|领导/;

const WHO = `${CALLERS.english}|requestor|submitter|claimant|sender|informant|${CALLERS.romance}|denunciante|melder\\p{L}*|meldende[rn]?|absender|einsender|hinweisgeber|anrufer\\p{L}*|antragsteller|burger`;
const REACHED_BY = "phone|telephone|mobile|number|mail|email|contact|telefon|courriel|correo";

const CALLER = [
  /姓名|昵称|网名|证件号|身份证|护照号/,
  /(?:(?:反映|来电|诉求|投诉|举报|申请|信访|来信|来访|联系|联络|陈情|上报|通报|报案|报修|咨询|求助|留言|当事|提交)人|市民|群众|居民|客户|用户|来电者)[及和与的 、]*(?:联系|联络)?(?:电话|手机|方式|号码|信息|资料|微信|邮箱)/,
  new RegExp(`^(?:${WHO})(?: (?:first|last|full|user|display))?(?: (?:name|id|${REACHED_BY}))*$`, "u"),
  new RegExp(`^(?:name|vorname|nachname|nom|prenom|nombre|${REACHED_BY}) (?:${WHO})$`, "u"),
];

/** What only people have, behind whatever else; programs write it as one word, too: `customer.fullname`. */
const OF_PERSON = /(?:^| )(?:(?:full|first|last|middle|given|family) ?name|surname|forename)$/;
/** Whoever is at work, and what else has a full name. */
const NO_CALLER =
  /(?:^| )(?:owner|owning|assign|agent|officer|inspector|operator|employee|staff|manager|worker|technician|created ?by|modified ?by|updated ?by|closed ?by|call ?taker|street|road|place|city|area|district|agency|department|unit|organi[sz]ation|category|type|service)/;

/** Whether the words of a name say that its column holds who called, behind whatever word for a caller, and not who is at work. */
export function isOfCaller(words: readonly string[]): boolean {
  const name = words.join(" ");
  if (OF_PERSON.test(name) && !NO_CALLER.test(name)) return true;
  return !standsBefore(name, STAFF, /姓名/) && CALLER.some((form) => form.test(name));
}

/** Without a mark between them, the digits of a country and of a number look like any long number. */
const PHONE =
  /^(?:\+\d{1,3}[ -]?|\d{1,3}[ -])?(?:1[3-9]\d[ -]?[\d*]{4}[ -]?\d{4}|0\d{2,3}-\d{7,8}|\(\d{3}\) ?\d{3}-\d{4}|\d{3}-\d{3}-\d{4})$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;

/** Whether a value tells who a person is or how to reach one, and no more. */
export const isPersonal = (value: string): boolean =>
  PHONE.test(value) || EMAIL.test(value) || isIdentityNumber(value.toUpperCase());

const PHONE_INSIDE = /(?<![\d.A-Za-z])(?:1[3-9]\d[ -]?[\d*]{4}[ -]?\d{4}|\+\d{1,3}[ -]?\d[\d -]{5,12}\d)(?!\d)/;
const IDENTITY_INSIDE = /(?<![\dA-Z])\d{17}[\dX](?![\dA-Z])/gi;
/** In characters. */
const LONGEST_NOTE = 40;

/** Whether a short text has such a number inside, as where a name stands before it. */
export const holdsPersonal = (value: string): boolean =>
  value.length <= LONGEST_NOTE &&
  (PHONE_INSIDE.test(value) ||
    (value.match(IDENTITY_INSIDE) ?? []).some((found) => isIdentityNumber(found.toUpperCase())));

const IDENTITY_NUMBER = /^[1-8]\d{5}(?<born>(?:19|20)\d{6})\d{3}[\dX]$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = "10X98765432";

/** Whether a text is a Chinese identity number (GB 11643): a day of birth in it is one, and its last character checks the others. */
function isIdentityNumber(text: string): boolean {
  const born = IDENTITY_NUMBER.exec(text)?.groups?.born;
  if (born === undefined || waysToRead(born).size === 0) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return text.at(-1) === CHECKS[sum % CHECKS.length];
}
