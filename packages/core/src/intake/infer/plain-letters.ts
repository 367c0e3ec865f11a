/** Traditional characters of the words of exports, each before the Simplified one that it is read as. */
const TRADITIONAL =
  "編编號号時时間间結结類类別别辦办單单機机關关陳陈內内處处狀状態态區区經经緯纬聯联絡络繫系電电話话來来網网臨临櫃柜滿满決决" +
  "屬属務务訴诉請请諮咨詢询檢检舉举報报議议讚赞賞赏員员標标題题細细說说錄录記记個个業业問问覆复復复後后應应線线郵邮傳传訊讯" +
  "資资現现場场點点鄉乡鎮镇縣县裡里門门級级發发開开閉闭終终銷销併并轉转簽签歸归檔档審审進进執执親亲訪访書书質质種种項项稱称" +
  "證证況况帳账戶户責责權权預预計计總总熱热專专過过無无補补給给評评價价眾众動动達达實实對对層层異异廢废長长見见饋馈歷历";

const simplified: ReadonlyMap<string, string> = new Map(
  [...TRADITIONAL.matchAll(/(.)(.)/gu)].map(([, from = "", to = ""]) => [from, to]),
);

/** A text without accents and in Simplified characters, in which the words of this folder are listed. */
export const plainLetters = (text: string): string =>
  /^\p{ASCII}*$/u.test(text)
    ? text
    : text
        .normalize("NFD")
        .replaceAll(/\p{M}/gu, "")
        .replaceAll(/\p{Script=Han}/gu, (character) => simplified.get(character) ?? character);
