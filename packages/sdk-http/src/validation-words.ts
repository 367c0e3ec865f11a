import { zhCN } from "zod/v4/locales";
import type { Said } from "./language.ts";

/** What zod's checks find wrong, in Chinese. */
export const inZh = zhCN().localeError;

/** What the schemas find wrong in words of their own. */
const ours: readonly Said[] = [
  { en: "a code has 1 to 80 characters and no space, comma or |", zh: "代码为 1 至 80 个字符，不含空格、逗号和 |" },
  { en: "an appeal id reads hotline:number", zh: "诉求编号的形式为“热线:号码”" },
  { en: "the moment lies outside the years that an appeal can name", zh: "该时间超出诉求可用的年份" },
  { en: "the limit is a whole number from 1 to 200", zh: "limit 为 1 至 200 的整数" },
  { en: "a key is 1 to 255 visible ASCII characters", zh: "键为 1 至 255 个可见的 ASCII 字符" },
  { en: "so many is a whole number below 1000", zh: "数目为小于 1000 的整数" },
  { en: "a seed is not empty", zh: "种子不能为空" },
  { en: "from is after to", zh: "from 晚于 to" },
  { en: "say what the identity is needed for, in one line", zh: "请用一行文字说明查看身份信息的目的" },
  { en: "one to ten words can be searched for", zh: "可检索一至十个词" },
  {
    en: "this is no cursor of ours: send the one of the answer before, as it is",
    zh: "游标无效：请原样发送上次回答中的游标",
  },
];

const byEnglish: ReadonlyMap<string, Said> = new Map(ours.map((one) => [one.en, one]));

/** A message in both languages, where it is one of ours; zod's is in one already. */
export const saidOf = (message: string): string | Said => byEnglish.get(message) ?? message;

export const unknownKey = (key: string): Said => ({ en: `${key} is not known here`, zh: `此处没有 ${key} 这一项` });
