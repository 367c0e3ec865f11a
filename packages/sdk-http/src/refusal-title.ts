import type { Refusal, RefusalCode } from "@swiftline/core/appeal";
import type { Said } from "./language.ts";

/** What every occurrence of a refusal has in common; the words for one occurrence are core's (`@swiftline/core/text`). */
export const refusalTitle = {
  "act/not-allowed": { en: "This act is for others to do", zh: "该操作应由他人执行" },
  "act/back-in-time": { en: "Something later has already happened", zh: "此后已有其他事项发生" },
  "appeal/exists": { en: "The appeal is already registered", zh: "诉求已登记" },
  "appeal/unknown": { en: "The appeal is not known", zh: "没有该诉求" },
  "appeal/changed": { en: "The appeal has been changed since you saw it", zh: "诉求在您查看之后已有变化" },
  "appeal/wrong-status": { en: "The appeal's status does not allow this act", zh: "诉求的当前状态不允许该操作" },
  "appeal/not-yours": { en: "Another agency holds the appeal", zh: "诉求由其他单位承办" },
  "appeal/returned-before": { en: "The agency has returned this appeal before", zh: "该单位已退回过该诉求" },
  "appeal/may-not-return": { en: "The appeal may not be returned", zh: "该诉求不得再退回" },
  "appeal/designated": {
    en: "The agency was designated and must keep the appeal",
    zh: "该单位系指定承办单位，不得退单",
  },
  "appeal/unsound-ruling": { en: "The ruling does not say whose the appeal is", zh: "裁定未说明诉求归谁承办" },
  "appeal/takes-part-already": { en: "The agency takes part already", zh: "该单位已参与办理" },
  "appeal/advice-missing": { en: "It is not said what the caller is told", zh: "未说明如何告知来电人" },
  "appeal/not-an-inquiry": { en: "Only an inquiry is answered at once", zh: "只有咨询类诉求可以直接答复" },
  "appeal/no-text": { en: "The text says nothing", zh: "诉求内容为空" },
  "appeal/unsound-language": { en: "That is no language tag", zh: "语言标签无效" },
  "appeal/unknown-whole": { en: "There is no appeal of which it could be a part", zh: "没有可拆分的原诉求" },
  "appeal/not-followed-up": { en: "The caller has not been called back", zh: "尚未回访来电人" },
  "appeal/unsound-merge": { en: "The appeal cannot be merged into that one", zh: "该诉求不能并入另一诉求" },
  "appeal/leads-others": { en: "Other appeals wait for the result of this one", zh: "其他诉求正等待本件的办理结果" },
  "appeal/not-offered": { en: "The appeal was not offered to this agency", zh: "该诉求未向该单位提出移交" },
  "appeal/may-not-whistle": { en: "This agency may not whistle", zh: "该单位无权吹哨" },
  "appeal/not-summoned": { en: "No whistle waits for this agency", zh: "没有等待该单位报到的吹哨" },
  "appeal/asked-already": { en: "That was asked already", zh: "该申请已提出过" },
  "appeal/nothing-asked": { en: "There is nothing to rule on", zh: "没有待裁定的事项" },
  "appeal/ruled-for-good": { en: "The ruling is final", zh: "该裁定为最终裁定" },
  "appeal/answered-already": { en: "The caller has answered already", zh: "来电人已作出评价" },
  "appeal/unsound-answer": { en: "The answers do not fit together", zh: "各项回答互相矛盾" },
  "appeal/too-late": { en: "It is too late for that", zh: "已超过期限" },
  "appeal/not-due-yet": { en: "There is nothing to ask the caller yet", zh: "尚未到回访来电人的时候" },
  "appeal/date-passed": { en: "The date has passed", zh: "所定日期已过" },
  "appeal/extension-unclear": { en: "It is not clear how much more time is meant", zh: "未说清延长多少时间" },
  "appeal/may-not-extend": { en: "The limit may not be extended", zh: "该时限不得延长" },
  "appeal/depended-on": { en: "Something that came later depends on it", zh: "此后的事项以此为依据" },
  "city/unknown-agency": { en: "The city does not have this agency", zh: "本市没有该单位" },
  "city/unknown-category": { en: "The city does not have this category", zh: "本市没有该事项类别" },
  "city/unknown-area": { en: "The city does not have this area", zh: "本市没有该区域" },
  "city/unknown-hotline": { en: "The city does not have this hotline", zh: "本市没有该热线" },
  "city/unknown-policy": { en: "The city does not have this policy", zh: "本市没有该时限规则" },
  "city/unknown-ground": { en: "The city does not have this ground", zh: "本市没有该退单理由" },
  "city/unknown-attribute": { en: "The city does not have this attribute", zh: "本市没有该属性" },
  "city/unsound-value": { en: "The attribute does not take this value", zh: "该属性不接受此值" },
} as const satisfies Record<RefusalCode, Said>;

/** The member of a request's body that a refusal is about. */
const refusedMember: { readonly [Code in RefusalCode]?: string } = {
  "city/unknown-agency": "agency",
  "city/unknown-category": "category",
  "city/unknown-area": "area",
  "city/unknown-hotline": "hotline",
  "city/unknown-attribute": "attributes",
  "city/unsound-value": "attributes",
  "appeal/no-text": "text",
  "appeal/unsound-language": "language",
  "appeal/unknown-whole": "partOf",
};

/** Where in a request's body that stands which a refusal is about. */
export function refusedPlace(refusal: Refusal): readonly (string | number)[] | undefined {
  const { code, within = [] } = refusal;
  const member = refusedMember[code];
  if (member === undefined) return undefined;
  return [...within, member, ...("attribute" in refusal ? [refusal.attribute] : [])];
}
