import { phrases } from "../column-name.ts";
import { type ColumnProfile, dateShare, distinctShare, shareOf } from "../column-profile.ts";
import { type Evidence, percent, RULED_OUT, reason } from "../evidence.ts";
import { shareDecided } from "../file-profile.ts";
import { channels, confidentials, isAnswer, kinds, statuses } from "../known-words.ts";
import { fewWords, inCityList, knownShare, knownWords, numberShare } from "./list-words.ts";
import type { RoleGuess } from "./role-guess.ts";

const MOST_CATEGORIES = 2_000;

const isKind = (word: string): boolean => kinds.meaningOf(word) !== undefined;

/** A category is a word, in every row, that comes again and again. */
function aClass(column: ColumnProfile): readonly Evidence[] {
  const numbers = numberShare(column);
  const words = (value: string): boolean => statuses.meaningOf(value) !== undefined || isAnswer(value);
  return [
    ...fewWords(column, MOST_CATEGORIES),
    ...reason([numbers > 0.5, -5, `${percent(numbers)} of its values are numbers`]),
    ...reason([knownShare(column, words) > 0.8, -6, "its values are words of a status or an answer"]),
    ...reason([knownShare(column, isKind) >= 0.9, -12, "its values are kinds of appeal"]),
    ...reason([shareOf(column, (value) => /^\p{L}$/u.test(value)) > 0.5, -6, "its values are single letters"]),
  ];
}

export const category: RoleGuess = {
  role: "category",
  names: phrases(`
    category, complaint type, request type, service request type, sr type, case type, issue type, problem type,
    subjectid value, service name, service, type, problem, issue, subject, case title, service code, reason, matter, 分类, 一级分类, 问题分类,
    诉求分类, 事项分类, 类别, 问题类别, 案件类别, 投诉类别, 陈情项目, 主类别, categoria, asunto, tema, tema solicitud, tipo de solicitud,
    tipo de reporte, servicio, catégorie, type de demande, type de déclaration, type de signalement,
    type d'intervention, activité, acti nom, motif, objet, thème, rubrique, kategorie, hauptkategorie, thema,
    anliegen, rubrik`),
  evidence: (column, file) => [
    ...aClass(column),
    ...inCityList(column, file, "category"),
    ...reason(
      [column.filled > 0.99, 1, "it is on every row"],
      [column.filled < 0.8, -5, `it is empty on ${percent(1 - column.filled)} of the rows`],
    ),
    ...reason(
      [column.values.size === 1 && column.rows >= 20, -2, "every row has the same word"],
      [column.values.size >= 5, 1, `it has ${column.values.size} different words`],
    ),
  ],
};

export const detail: RoleGuess = {
  role: "detail",
  names: phrases(`
    descriptor, detail, subcategory, sub category, subtype, sub type, request type, request detail,
    complaint detail, type, service subtype, 二级分类, 三级分类, 小类, 子类, 问题细类, 次类别, 子类别, 细项, subcategoria, subtipo,
    sous catégorie, sous type, sous type de déclaration, unterkategorie`),
  evidence(column, file, found) {
    const above = found.get("category")?.[0];
    if (above === undefined || column.index === above.index)
      return [{ bits: RULED_OUT, because: "there is no category above it" }];
    const decided = shareDecided(file, column.index, above.index);
    const finer = column.values.size > above.values.size;
    return [
      ...aClass(column),
      ...reason(
        [finer && decided >= 0.9, 3, `its values divide those of ${above.column}`],
        [decided < 0.7, -5, `its values do not lie below those of ${above.column}`],
        [!finer, -2, `it is no finer than ${above.column}`],
      ),
    ];
  },
};

export const status: RoleGuess = {
  role: "status",
  names: phrases(`
    status, state, statuscode, statecode, sr status, case status, request status, ticket status, 状态, 工单状态, 办理状态, 处理状态, 案件状态, estado,
    estatus, situacion, statut, dernier statut, état, zustand, bearbeitungsstand, bearbeitungsstatus`),
  evidence: (column) => [
    ...fewWords(column, 60),
    ...knownWords(column, (word) => statuses.meaningOf(word) !== undefined, {
      like: "words of a status",
      bits: 6,
      otherwise: -6,
    }),
    ...reason([column.filled < 0.5, -4, "it is empty on most rows"]),
  ],
};

export const channel: RoleGuess = {
  role: "channel",
  names: phrases(`
    channel, source, method, method received, request source, origin, intake, received via, received by,
    open data channel type, channel type, caseorigincode, 来源, 渠道, 诉求来源, 来电渠道, 受理方式, 受理渠道, 处理受理方式, 案件来源, 管道, 来源管道, 反映管道, 受理管道, canal,
    medio, medio recepcion, via, origen, provenance, origine, outil source, mode de réception, mode de dépôt, moyen,
    kanal, eingangskanal, meldeweg, quelle, herkunft`),
  evidence: (column) => [
    ...fewWords(column, 60),
    ...knownWords(column, (word) => channels.meaningOf(word) !== undefined, {
      like: "words of a channel",
      bits: 6,
      otherwise: -6,
    }),
  ],
};

export const confidential: RoleGuess = {
  role: "confidential",
  names: phrases(`
    confidential, is confidential, confidentiality, secrecy, 是否保密, 保密, 保密要求, confidencial, confidentiel, vertraulich`),
  evidence: (column) => [
    ...fewWords(column, 4),
    ...knownWords(column, (word) => confidentials.meaningOf(word) !== undefined, {
      like: "yes or no",
      bits: 4,
      otherwise: -12,
    }),
  ],
};

export const kind: RoleGuess = {
  role: "kind",
  names: phrases(`
    kind, appeal type, nature, request nature, 诉求类型, 工单类型, 诉求性质, 工单性质, 事项类型, 来电类型, 信件类型, 案件类型, 案件性质, tipo,
    naturaleza, nature de la demande, art, anliegenart`),
  evidence: (column) => [
    ...fewWords(column, 40),
    ...knownWords(column, isKind, {
      like: "kinds of appeal",
      bits: 8,
      otherwise: -12,
    }),
  ],
};

/** Of so few texts one may be short by chance. */
const ENOUGH = 5;

/** The share of rows with a sentence, or what is as long as one. */
export const proseShare = (column: ColumnProfile): number =>
  shareOf(column, (value) => value.length >= 12 && (/\S \S/.test(value) || /\p{Script=Han}{6}/u.test(value)));

/** Free text: long, and seldom twice. */
function freeText(column: ColumnProfile): readonly Evidence[] {
  const { length, rows } = column;
  const prose = proseShare(column);
  return [
    ...reason([dateShare(column) > 0.5, RULED_OUT, "its values are dates"]),
    ...reason([numberShare(column) > 0.5, RULED_OUT, "its values are numbers"]),
    ...reason(
      [length >= 60, 3, "its values are long texts"],
      [length >= 12, 1, "its values are phrases"],
      [rows >= ENOUGH && length < 6, -8, "its values are short"],
    ),
    ...reason([rows >= ENOUGH && prose < 0.3, -4, "few of its values are sentences"]),
    ...reason([rows >= 20 && distinctShare(column) < 0.2, -5, "its values repeat"]),
  ];
}

export const text: RoleGuess = {
  role: "text",
  names: phrases(`
    description, details, text, content, comments, comment, narrative, matter, request description, title, subject,
    summary, 内容, 主要内容, 留言详情, 诉求内容, 问题描述, 详情, 描述, 标题, 主题, 留言主题, 诉求标题, 反映内容, 陈情内容, 投诉内容, 案件内容, 案由, descripcion,
    detalle, comentario, observaciones, titulo, commentaire, détails, texte, contenu, titre, sujet, beschreibung,
    inhalt, betreff, nachricht, titel`),
  many: true,
  evidence: freeText,
};

export const result: RoleGuess = {
  role: "result",
  names: phrases(`
    resolution, resolution description, result, closure reason, outcome, reply, answer, response, status notes,
    action taken, resolution notes, 处理结果, 办理结果, 答复, 答复意见, 答复内容, 回复, 回复内容, 办理情况, 处理情况, 处理意见, 反馈内容, 处理情形, 办理情形, 跟进情况,
    处理说明, 回复说明, resolucion, respuesta, resultado, réponse, résultat, résolution, suivi, antwort, ergebnis,
    rückmeldung, stellungnahme`),
  evidence: (column) => [
    ...reason([dateShare(column) > 0.5, RULED_OUT, "its values are dates"]),
    ...reason([column.rows >= 20 && column.values.size <= 20 && column.length < 40, -6, "few short values repeat"]),
    ...reason([numberShare(column) > 0.5, RULED_OUT, "its values are numbers"]),
    ...reason(
      [column.length >= 40, 3, "its values are long texts"],
      [column.rows >= ENOUGH && column.length < 8, -6, "its values are short"],
    ),
  ],
};
