import { foldWord } from "./fold-word.ts";
import type { StatusMeaning } from "./status-meaning.ts";

/** The hotline's refusals. Most say that a matter is no duty of any unit, and some that there is nothing to it. */
export const REFUSALS = `
  rejected, declined, 不予受理, 不受理, 退件, 已退件, rechazado, refusé, refusée, rejeté, rejetée, abgelehnt,
  zurückgewiesen`;

/** What statuses are called in exports, in many languages, one behind the other for each meaning. */
export const statusWords: Readonly<Record<StatusMeaning, string>> = {
  registered: `
    new, received, submitted, created, registered, draft, unassigned,
    待受理, 待派单, 待派遣, 待分派, 待派工, 已受理, 受理, 受理中, 登记, 立案, 已立案, 待补充,
    nuevo, recibido,
    nouveau, nouvelle, reçu, reçue, créé, créée, déposé, déposée, enregistré, enregistrée, à traiter,
    neu, eingegangen, erfasst, gemeldet`,
  open: `
    open, active, pending, waiting, reopened, on hold, assigned, dispatched, routed, acknowledged, in progress,
    in process, started, processing, work in progress, under investigation, accepted, email sent,
    已派单, 已派遣, 已分派, 已派工, 已转派, 已转办, 已交办, 待签收, 办理中, 处理中, 跟进中, 已签收, 承办中,
    未办结, 待处理, 未解决, 展延,
    abierto, pendiente, asignado, turnado, en proceso, en tramite,
    ouvert, ouverte, en cours, en cours de traitement, en traitement, en attente, pris en charge, prise en charge,
    assigné, assignée, affecté, affectée, transmis, transmise, accepté, acceptée, réactivé, réactivée, urgent, urgente,
    offen, zugewiesen, weitergeleitet, angenommen, in bearbeitung, in arbeit, in prüfung`,
  reported: `
    answered, replied, pending closure, 已反馈, 已答复, 回复完成, 已回复, 待回访, atendido, répondu, répondue,
    beantwortet`,
  closed: `
    closed, completed, complete, resolved, problem solved, fixed, done, finished, archived,
    已办结, 办结, 结案, 已结案, 已完成, 完成, 已归档, 已解决,
    cerrado, concluido, terminado, resuelto,
    fermé, fermée, clos, close, clôturé, clôturée, terminé, terminée, résolu, résolue, réglé, réglée,
    traité, traitée, complété, complétée,
    erledigt, abgeschlossen, geschlossen, gelöst, behoben`,
  cancelled: `
    cancelled, canceled, withdrawn, void, 已撤销, 撤单, 撤案, 已撤案, 已作废, cancelado, annulé, annulée, supprimé,
    supprimée, retiré, retirée, storniert, zurückgezogen`,
  duplicate: `
    duplicate, duplicated, merged, closed (duplicate), 重复, 重复件, 已合并, 合并, 并单, 已并单, 并案, 已并案, duplicado, doublon,
    duplikat`,
  referred: `
    referred, referred out, transferred, closed (transferred), closed (referred), 转出, canalizado,
    ${REFUSALS}`,
};

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

/** What stands in brackets or behind a dash narrows a word down and does not change it. */
const NARROWING = /[(（–—-]/u;

/** How a list may have a word: as it is, or without what narrows it down; folded, and with blanks for underscores. */
export function spellingsOf(word: string): readonly string[] {
  const folded = foldWord(word.replaceAll("_", " "));
  return [folded, (folded.split(NARROWING, 1)[0] ?? "").trimEnd()];
}

/** What narrows a word down, folded; undefined where nothing does. */
export function narrowingOf(word: string): string | undefined {
  const folded = foldWord(word.replaceAll("_", " "));
  const at = folded.search(NARROWING);
  return at < 0 ? undefined : foldWord(folded.slice(at + 1).replace(/[)）]$/u, ""));
}

/** How an appeal can be over other than by what was done about it. */
const OTHER_ENDS: ReadonlySet<string> = new Set<StatusMeaning>(["cancelled", "duplicate", "referred"]);

/**
 * What a status means as it is, or else without what narrows it down; where that is a closing, `Closed - Duplicate` means the other
 * end that it names.
 */
export function meaningOfStatus<Meaning extends string>(
  status: string,
  meaningOf: (word: string) => Meaning | undefined,
): Meaning | undefined {
  const [whole = "", head = ""] = spellingsOf(status);
  const meaning = meaningOf(whole);
  if (meaning !== undefined) return meaning;
  const general = meaningOf(head);
  const narrowing = general === "closed" ? narrowingOf(status) : undefined;
  const end = narrowing === undefined ? undefined : meaningOf(narrowing);
  return end !== undefined && OTHER_ENDS.has(end) ? end : general;
}
