import type { AppealKind, Channel, ResolvedAnswer, SatisfiedAnswer } from "../../appeal/terms.ts";
import { foldWord } from "../fold-word.ts";
import { meaningOfStatus, narrowingOf, REFUSALS, spellingsOf, statusWords } from "../known-statuses.ts";
import { proofOf, type StatusMeaning } from "../status-meaning.ts";
import {
  channelWords,
  confidentialWords,
  kindWords,
  resolvedWords,
  satisfiedWords,
  type Words,
  yesOrNo,
} from "../words.ts";
import { plainLetters } from "./plain-letters.ts";
import { halvesOf } from "./two-languages.ts";

/** No list has a longer one, so that long texts need not be folded. */
const LONGEST_WORD = 200;

/** What a word of an export means, if it is known. */
export interface Vocabulary<Meaning extends string> {
  readonly meaningOf: (word: string) => Meaning | undefined;
  /** Whether every import reads the word as it is, so that no mapping need say what it means. */
  readonly isUsual: (word: string) => boolean;
}

/** The meaning of a word as it is, or else without what narrows it down. */
const meaningOfEither = <Meaning>(word: string, meaningOf: (spelling: string) => Meaning | undefined) =>
  spellingsOf(word).flatMap((spelling) => meaningOf(spelling) ?? [])[0];

function vocabulary<Meaning extends string>(
  lists: Readonly<Partial<Record<Meaning, string>>>,
  usual: Words<Meaning> = new Map(),
  meaningAmong: typeof meaningOfEither<Meaning | "none"> = meaningOfEither,
): Vocabulary<Meaning> {
  const ours = (Object.entries(lists) as [Meaning, string][]).flatMap(([meaning, words]) =>
    words.split(",").map((word) => [foldWord(word), meaning] as const),
  );
  const meanings = new Map<string, Meaning | "none">(
    [...ours, ...usual].map(([word, meaning]) => [plainLetters(word), meaning] as const),
  );
  const meaningIn = (word: string) => meaningAmong(word, (spelling) => meanings.get(plainLetters(spelling)));
  return {
    isUsual: (word) => usual.has(foldWord(word)),
    meaningOf(word) {
      if (word.length > LONGEST_WORD) return undefined;
      const found = [...new Set([word, ...halvesOf(word)].flatMap((part) => meaningIn(part) ?? []))];
      return found.length === 1 && found[0] !== "none" ? found[0] : undefined;
    },
  };
}

const refusals: ReadonlySet<string> = new Set(REFUSALS.split(",").map((word) => plainLetters(foldWord(word))));

/** Whether a status says that the hotline refused an appeal. */
export const isRefusal = (status: string): boolean =>
  statuses.meaningOf(status) === "referred" &&
  [...spellingsOf(status), narrowingOf(status) ?? ""].some((spelling) => refusals.has(plainLetters(spelling)));

/** What the words of a status prove, as far as a word can. */
export const statuses = vocabulary<StatusMeaning>(statusWords, new Map(), meaningOfStatus);

/** Whether a status says that an appeal is over. */
export function provesEnd(status: string): boolean {
  const meaning = statuses.meaningOf(status);
  return meaning !== undefined && proofOf(meaning, status).stands === "over";
}

/** Words of channels beyond those that every import knows. */
export const channels = vocabulary<Channel>(
  {
    phone: `
      phone call, call center, call centre, voicemail, voice, hotline, 311, 12345, 热线电话, 语音, telefono, llamada,
      appel, telefon, anruf`,
    web: `
      internet, portal, self service, web form, constituent call web, 门户, 网上, 网路, 市长信箱, sitio web,
      site internet, site web, formulaire web, webseite, webformular`,
    app: `
      api, mobile device, citizens connect app, 手机客户端, 移动端, aplicacion, application mobile, appli, appli mobile`,
    wechat: "公众号",
    sms: "text, text message, 简讯",
    email: "correo, 电邮, courriel",
    counter: `
      in person, walk in, 大厅, 来人, 临柜, 亲临, ventanilla, presencial, en personne, comptoir, guichet, persönlich,
      vor ort`,
    letter: "post, fax, 信函, 书面, 传真, carta, courrier, lettre, télécopieur, brief",
    media:
      "twitter, facebook, social media, 舆情, 人民网, redes sociales, médias sociaux, réseaux sociaux, soziale medien",
    other: "unknown, employee generated, driver self report, otro, autre, sonstige",
  },
  channelWords,
);

export const kinds = vocabulary<AppealKind>(
  {
    inquiry: `
      enquiry, question, information, information request, 查询, consulta, informacion, demande d'information,
      renseignement, anfrage, auskunft`,
    help: `
      request, assistance, service request, 陈情, 服务要求, solicitud, ayuda, requête, demande, demande de service,
      antrag`,
    complaint: "grievance, 申诉, queja, reclamo, plainte, réclamation, beschwerde",
    report: "tip, 检举, 反映, 通报, denuncia, reporte, signalement, hinweis, meldung",
    suggestion: `
      compliment, feedback, comment, idea, 意见, 表扬, 赞赏, sugerencia, commentaire, idée, félicitations, anregung,
      idee, lob, vorschlag`,
  },
  kindWords,
);

const asYesNo = (words: Words<boolean>) =>
  vocabulary<"yes" | "no">(
    { yes: "sí, oui, ja", no: "non, nein" },
    new Map([...words].map(([word, said]) => [word, said === "none" ? said : said ? "yes" : "no"])),
  );

const yesNo = asYesNo(yesOrNo);

/** Whether an appeal is confidential. */
export const confidentials = asYesNo(confidentialWords);

/** The answers to the questions of a follow-up. */
export const answers = {
  reached: yesNo,
  contacted: yesNo,
  resolved: vocabulary<ResolvedAnswer>(
    {
      yes: "sí, resuelto, oui, résolu, ja, gelöst",
      no: "no resuelto, non, non résolu, nein, nicht gelöst",
      partly: "parcialmente, partiellement, teilweise",
    },
    resolvedWords,
  ),
  satisfied: vocabulary<SatisfiedAnswer>(
    {
      "very-satisfied": "muy satisfecho, très satisfait, sehr zufrieden",
      satisfied: "sí, satisfecho, oui, satisfait, ja, zufrieden",
      dissatisfied: "insatisfecho, non, insatisfait, nein, unzufrieden",
      "very-dissatisfied": "muy insatisfecho, très insatisfait, sehr unzufrieden",
    },
    satisfiedWords,
  ),
} as const;

/** Whether a word is an answer to one of the questions of a follow-up, or says that there was none. */
export const isAnswer = (word: string): boolean =>
  [yesOrNo, resolvedWords, satisfiedWords].some((words) => words.has(plainLetters(foldWord(word)))) ||
  Object.values(answers).some(({ meaningOf }) => meaningOf(word) !== undefined);
