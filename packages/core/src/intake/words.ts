/** What closed lists are called in exports, in Chinese and in English; a mapping's own `values` go first. */

import type { AppealKind, Channel, ResolvedAnswer, SatisfiedAnswer } from "../appeal/terms.ts";
import { foldWord } from "./fold-word.ts";

const yes = ["yes", "y", "true", "1", "是", "有"];
const no = ["no", "n", "false", "0", "否", "无"];
/** Nothing was said, as nobody asked or nobody answered. */
const unsaid = ["none", "未评价", "未回访", "不清楚"];
/** Nothing was said of it, as nobody was reached. */
const unreached = ["未联系上", "未接通", "联系不上", "无法联系", "无人接听", "拒绝评价"];

/** A word as its meaning; `none` where it says that nothing was said. */
export type Words<Meaning> = ReadonlyMap<string, Meaning | "none">;

function words<Meaning>(...lists: readonly (readonly [Meaning | "none", ...(readonly string[])])[]): Words<Meaning> {
  return new Map(lists.flatMap(([meaning, ...known]) => known.map((word) => [foldWord(word), meaning] as const)));
}

export const kindWords: Words<AppealKind> = words<AppealKind>(
  ["inquiry", "inquiry", "咨询", "咨询类"],
  ["help", "help", "求助", "求助类", "求决", "诉求"],
  ["complaint", "complaint", "投诉", "投诉类"],
  ["report", "report", "举报", "举报类"],
  ["suggestion", "suggestion", "建议", "建议类", "意见建议"],
);

export const channelWords: Words<Channel> = words<Channel>(
  ["phone", "phone", "call", "telephone", "电话", "热线", "12345电话", "来电"],
  ["web", "web", "website", "online", "网站", "网络", "网站留言", "互联网"],
  ["app", "app", "mobile app", "mobile", "客户端", "手机app"],
  ["wechat", "wechat", "微信", "微信公众号", "小程序", "微信小程序"],
  ["weibo", "weibo", "微博"],
  ["sms", "sms", "短信"],
  ["email", "email", "e-mail", "邮件", "邮箱", "电子邮件"],
  ["counter", "counter", "walk-in", "窗口", "来访", "现场"],
  ["letter", "letter", "mail", "来信", "信件"],
  ["media", "media", "媒体", "媒体曝光"],
  ["other", "other", "其他", "其它"],
);

export const yesOrNo: Words<boolean> = words<boolean>(
  [true, ...yes, "已联系", "联系", "有效", "成功"],
  [false, ...no, "未联系", "未联系上", "无效", "失败", "未接通", "无人接听"],
  ["none", ...unsaid],
);

export const confidentialWords: Words<boolean> = words<boolean>(
  [true, ...yes, "confidential", "private", "保密", "秘密"],
  [false, ...no, "public", "不保密", "公开"],
  ["none", ...unsaid],
);

export const resolvedWords: Words<ResolvedAnswer> = words<ResolvedAnswer>(
  ["yes", ...yes, "resolved", "已解决", "解决", "基本解决"],
  ["no", ...no, "unresolved", "not resolved", "未解决", "没有解决"],
  ["partly", "partly", "partially", "partly resolved", "部分解决"],
  ["none", ...unsaid, ...unreached],
);

export const satisfiedWords: Words<SatisfiedAnswer> = words<SatisfiedAnswer>(
  ["very-satisfied", "very satisfied", "very-satisfied", "非常满意", "很满意"],
  ["satisfied", ...yes, "satisfied", "满意"],
  ["basically-satisfied", "basically satisfied", "basically-satisfied", "somewhat satisfied", "基本满意"],
  ["dissatisfied", ...no, "dissatisfied", "unsatisfied", "not satisfied", "不满意"],
  ["very-dissatisfied", "very dissatisfied", "very-dissatisfied", "非常不满意", "很不满意"],
  ["none", ...unsaid, ...unreached],
);
