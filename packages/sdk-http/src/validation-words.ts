import type { Said } from "./language.ts";

/** What the schemas find wrong in words of their own. */
const ours: readonly Said[] = [
  { en: "a code has 1 to 80 characters and no space, comma or |", zh: "代码为 1 至 80 个字符，不含空格、逗号和 |" },
  { en: "an appeal id reads hotline:number", zh: "诉求编号的形式为“热线:号码”" },
  {
    en: "say at least one of name, phone, email and contact, or leave it out",
    zh: "请至少提供 name、phone、email、contact 之一，或不提供该项",
  },
  {
    en: "an audience is public, caller, staff, or agency: and its code",
    zh: "audience 为 public、caller、staff，或 agency: 加单位代码",
  },
  { en: "the moment lies outside the years that an appeal can name", zh: "该时间超出诉求可用的年份" },
  { en: "a whole number from 1 to 200", zh: "应为 1 至 200 的整数" },
  { en: "a key is 1 to 255 visible ASCII characters", zh: "键为 1 至 255 个可见的 ASCII 字符" },
  { en: "a whole number below 1000", zh: "应为小于 1000 的整数" },
  { en: "a seed is not empty", zh: "种子不能为空" },
  { en: "a seed has no line breaks and no other control characters", zh: "种子不得含换行或其他控制字符" },
  { en: "from is after to", zh: "from 晚于 to" },
  { en: "say what the identity is needed for, in one line", zh: "请用一行文字说明查看身份信息的目的" },
  { en: "one to ten words can be searched for", zh: "可检索一至十个词" },
  {
    en: "this is no cursor of ours: send the one of the answer before, as it is",
    zh: "游标无效：请原样发送上次回答中的游标",
  },
];

const byEnglish: ReadonlyMap<string, Said> = new Map(ours.map((one) => [one.en, one]));

/** A message in both languages, where it is one of ours; any other is in the language that is asked for already. */
export const saidOf = (message: string): string | Said => byEnglish.get(message) ?? message;
