import type { AdviceWords, UnsoundMergeWords, UnsoundRulingWords } from "./dispatch-words.ts";

export const adviceZh: AdviceWords = {
  emergency: "转接哪一紧急服务",
  statutory: "应走的法定途径",
  duplicate: "该事项的办理进展或结果",
  secret: "不能受理的原因",
  "out-of-duty": "职责以外，可向何处求助",
  unlawful: "所违反的规定及其后果",
};

export const unsoundRulingZh: UnsoundRulingWords = {
  "denied-yet-moved": "异议不成立的，诉求仍由原单位承办，不得另行指定。",
  "upheld-yet-kept": "异议成立的，原单位不再承办，请指定其他单位，或不指定。",
  "nobody-named": "该诉求退单次数已达上限，请指定承办单位。",
};

export const unsoundMergeZh: UnsoundMergeWords = {
  itself: () => "诉求不能并入自身。",
  "merged-itself": (into) => `${into} 已并入其他诉求，请并入该诉求。`,
  "answered-already": (into) => `${into} 已有办理结果或已结束，不能再并入。`,
};
