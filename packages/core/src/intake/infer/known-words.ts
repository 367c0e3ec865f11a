import type { AppealKind, Channel } from "../../appeal/terms.ts";
import { foldWord } from "../code-finder.ts";
import type { StatusMeaning } from "../status-meaning.ts";
import { channelWords, kindWords, resolvedWords, satisfiedWords, spellingsOf, type Words, yesOrNo } from "../words.ts";
import { halvesOf } from "./two-languages.ts";

/** What a word of an export means, if it is known. */
export interface Vocabulary<Meaning extends string> {
  readonly meaningOf: (word: string) => Meaning | undefined;
  /** Whether every import reads the word as it is, so that no mapping need say what it means. */
  readonly isUsual: (word: string) => boolean;
}

function vocabulary<Meaning extends string>(
  lists: Readonly<Partial<Record<Meaning, string>>>,
  usual: Words<Meaning> = new Map(),
): Vocabulary<Meaning> {
  const ours = (Object.entries(lists) as [Meaning, string][]).flatMap(([meaning, words]) =>
    words.split(",").map((word) => [foldWord(word), meaning] as const),
  );
  const meanings = new Map<string, Meaning | "none">([...ours, ...usual]);
  const meaningIn = (word: string) => spellingsOf(word).flatMap((spelling) => meanings.get(spelling) ?? [])[0];
  return {
    isUsual: (word) => usual.has(foldWord(word)),
    meaningOf(word) {
      const found = [...new Set([word, ...halvesOf(word)].flatMap((part) => meaningIn(part) ?? []))];
      return found.length === 1 && found[0] !== "none" ? found[0] : undefined;
    },
  };
}

/** The hotline's refusals. Most say that a matter is no duty of any unit, and some that there is nothing to it. */
const REFUSALS = "rejected, declined, 不予受理, rechazado";

const refusals: ReadonlySet<string> = new Set(REFUSALS.split(",").map(foldWord));

/** Whether a status says that the hotline refused an appeal. */
export const isRefusal = (status: string): boolean => spellingsOf(status).some((spelling) => refusals.has(spelling));

const statusWords: Readonly<Record<StatusMeaning, string>> = {
  registered: `
    new, received, submitted, created, registered, draft, unassigned, 待受理, 待派单, 待派遣, 已受理, 受理, 登记,
    待补充, nuevo, recibido`,
  open: `
    open, pending, waiting, reopened, on hold, assigned, dispatched, routed, acknowledged, in progress,
    in process, started, processing, work in progress, under investigation, accepted, email sent, 已派单, 已派遣, 已转派,
    已转办, 已交办, 待签收, 办理中, 处理中, 已签收, 承办中, 未办结, 待处理, 未解决, abierto, pendiente, asignado,
    turnado, en proceso, en tramite`,
  reported: "answered, replied, pending closure, 已反馈, 已答复, 回复完成, 已回复, 待回访, atendido",
  closed: `
    closed, completed, complete, resolved, fixed, done, finished, archived, 已办结, 办结, 结案, 已结案, 已完成,
    完成, 已归档, 已解决, cerrado, concluido, terminado, resuelto`,
  cancelled: `
    cancelled, canceled, withdrawn, void, 已撤销, 撤单, 已作废, cancelado`,
  duplicate: "duplicate, duplicated, merged, closed (duplicate), 重复, 重复件, 已合并, 并单, duplicado",
  referred: `
    referred, referred out, transferred, closed (transferred), closed (referred), 转出, canalizado,
    ${REFUSALS}`,
};

/** What the words of a status prove, as far as a word can. */
export const statuses = vocabulary<StatusMeaning>(statusWords);

/** The same words as a mapping lists them. */
export const knownStatuses: Readonly<Record<string, StatusMeaning>> = Object.fromEntries(
  (Object.entries(statusWords) as [StatusMeaning, string][]).flatMap(([meaning, words]) =>
    words.split(",").map((word) => [foldWord(word), meaning] as const),
  ),
);

/** The Chinese of them. */
export const chineseStatuses: typeof knownStatuses = Object.fromEntries(
  Object.entries(knownStatuses).filter(([word]) => /^\p{Script=Han}+$/u.test(word)),
);

/** Words of channels beyond those that every import knows. */
export const channels = vocabulary<Channel>(
  {
    phone: "voicemail, voice, hotline, 311, 12345, 热线电话, 语音, telefono, llamada",
    web: "internet, portal, self service, web form, constituent call web, 门户, 网上, sitio web",
    app: "api, citizens connect app, 手机客户端, 移动端, aplicacion",
    wechat: "公众号",
    sms: "text, text message",
    email: "correo",
    counter: "in person, walk in, 大厅, 来人, ventanilla, presencial",
    letter: "post, fax, 信函, carta",
    media: "twitter, facebook, social media, 舆情, redes sociales",
    other: "unknown, employee generated, driver self report, otro",
  },
  channelWords,
);

export const kinds = vocabulary<AppealKind>(
  {
    inquiry: "enquiry, question, information, information request, 查询, consulta, informacion",
    help: "request, assistance, service request, solicitud, ayuda",
    complaint: "grievance, 申诉, queja, reclamo",
    report: "tip, 检举, 反映, denuncia, reporte",
    suggestion: "compliment, feedback, comment, idea, 意见, 表扬, sugerencia",
  },
  kindWords,
);

/** Whether a word is an answer to one of the questions of a follow-up. */
export const isAnswer = (word: string): boolean =>
  [yesOrNo, resolvedWords, satisfiedWords].some((words) => words.has(foldWord(word))) || /^s[ií]$/i.test(word);
