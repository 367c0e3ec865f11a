import { DAY } from "../../../time/duration.ts";
import type { ColumnRole } from "../../mapping.ts";
import { phrases } from "../column-name.ts";
import { type ColumnProfile, dateShare, filledText, isReadable } from "../column-profile.ts";
import { type Evidence, percent, RULED_OUT, reason } from "../evidence.ts";
import { type FileProfile, shareInOrder } from "../file-profile.ts";
import { provesEnd, statuses } from "../known-words.ts";
import type { FoundRoles, RoleGuess } from "./role-guess.ts";

/** Nothing that is no date can be a moment. */
const mostlyDates = (column: ColumnProfile, file: FileProfile): readonly Evidence[] => {
  const share = dateShare(column);
  return [
    ...reason(
      [share >= 0.98, 2, "its values are dates"],
      [share >= 0.9, 0, `${percent(share)} of its values are dates`],
      [true, RULED_OUT, "its values are no dates"],
    ),
    ...reason([isOfPublishing(column, file), -6, "it is one moment on every row"]),
    ...reason([isReadable(column), -4, "another column has the same moments for programs"]),
  ];
};

/** Whether all rows have one time of day of one day, as that at which a file was made, while another of its dates varies. */
const isOfPublishing = (column: ColumnProfile, file: FileProfile): boolean =>
  column.rows >= ENOUGH_ROWS &&
  column.values.size === 1 &&
  file.moments.get(column.index)?.some((moment) => moment !== undefined && moment % DAY !== 0) === true &&
  otherDates(file, column).some(({ values }) => values.size > 1);

const ENOUGH_ROWS = 5;

/** The other columns of dates that have enough values to compare, each moment once. */
const otherDates = ({ columns, moments }: FileProfile, { index }: ColumnProfile): readonly ColumnProfile[] =>
  columns.filter((other) => other.index !== index && moments.has(other.index) && other.rows >= 3 && !isReadable(other));

/** How often a date is the earlier of two, on the mean of all other columns of dates. */
function earlierShare(column: ColumnProfile, file: FileProfile): number {
  const shares = otherDates(file, column).flatMap(({ index }) => shareInOrder(file, column.index, index) ?? []);
  return shares.length === 0 ? 1 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

export const registeredAt: RoleGuess = {
  role: "registeredAt",
  names: phrases(`
    created, create, creation, opened, open, requested, reported, received, registered, submitted, entered, logged,
    request, incident, call, 创建, 登记, 受理, 来电, 留言, 提交, 诉求, 反映, 发布, 接件, 接收, 立案, 收件, 陈情, 通报, creacion, apertura, creado,
    recibido, registro, solicitud, alta, création, créé, ouverture, réception, reçu, dépôt, saisie, déclaration,
    demande, signalement, enregistrement, eingang, erstellt, eingegangen, gemeldet, erfasst, eingangsdatum,
    erstelldatum, erstellungsdatum, meldedatum, createdon, createdate, creationdate`),
  evidence(column, file) {
    const { filled } = column;
    const share = earlierShare(column, file);
    const alone = otherDates(file, column).length === 0;
    return [
      ...mostlyDates(column, file),
      ...reason(
        [filled > 0.99, 1, "it is on every row"],
        [filled < 0.9, -6, `it is empty on ${percent(1 - filled)} of the rows`],
      ),
      ...reason(
        [alone, 4, "there is no other column of dates"],
        [share >= 0.95, 4, "it is the earliest date of a row"],
        [share >= 0.8, 2, "it is nearly always the earliest date of a row"],
        [share < 0.5, -6, "other dates of a row are mostly earlier"],
      ),
    ];
  },
};

export const endedAt: RoleGuess = {
  role: "endedAt",
  names: phrases(`
    closed, close, closing, completed, completion, ended, end, finished, finish, resolved, solved, cierre, cerrado,
    conclusion, terminado, concluido, 办结, 结案, 完成, 办理完成, 归档, 关闭, clôture, fermeture, fermé, clos, fin, résolution,
    erledigt, abgeschlossen, geschlossen, abschluss, erledigung, abschlussdatum, erledigungsdatum, closedon`),
  evidence: (column, file, found) => [
    ...mostlyDates(column, file),
    ...afterRegistration(column, file, found),
    ...whereClosed(column, file, found.get("status")?.[0]),
    ...promisedLike(column, file, found, -4),
  ],
};

export const dueAt: RoleGuess = {
  role: "dueAt",
  names: phrases(`
    due, deadline, sla target, sla due, target, expected, promised, sla, limit, vencimiento, plazo, limite, 截止, 到期,
    期限, 时限, 办理时限, 处理期限, 应办结, 应办结时限, 要求办结, 预计完成, 预计结案, échéance, prévue, fällig, frist`),
  evidence: (column, file, found) => [
    ...mostlyDates(column, file),
    ...afterRegistration(column, file, found),
    ...promisedLike(column, file, found, 4),
  ],
};

/** A moment in between, which only its name can tell from the others. */
const between = (role: ColumnRole, names: string): RoleGuess => ({
  role,
  names: phrases(names),
  evidence: (column, file, found) => [...mostlyDates(column, file), ...afterRegistration(column, file, found)],
});

export const dispatchedAt = between(
  "dispatchedAt",
  `
  dispatched, dispatch, assigned, assignment, routed, referred, 派单, 派件, 转办, 交办, 派遣, 转派, 下派, 分派, 派工, asignado,
  asignacion, turnado, assignation, affectation, transmission, zugewiesen, weitergeleitet`,
);
export const signedAt = between("signedAt", "signed, acknowledged, accepted, 签收, 接收, 接单, aceptado");
export const firstContactAt = between(
  "firstContactAt",
  "first contact, first contacted, contacted, first response, 联系, 首次联系, 首次响应, primer contacto",
);
export const resultAt = between(
  "resultAt",
  `
  result, replied, reply, answered, answer, response, feedback, responded, 答复, 回复, 反馈, 处理, 办理, respuesta, réponse,
  antwort`,
);
export const followUpAt = between("followUpAt", "follow up, followup, callback, call back, survey, 回访, encuesta");

const changedAt = between(
  "updatedAt",
  `
  updated, update, last update, status change, modified, changed, last activity, last updated, last modified,
  status, action updated, resolution action updated, loaded, 更新, 修改, 最后更新, 异动, actualizacion, modificacion,
  modification, dernière modification, mise à jour, dernière mise à jour, dernier statut, geändert, aktualisiert,
  letzte änderung, modifiedon, edit, edited, last edited, editdate`,
);

export const updatedAt: RoleGuess = {
  ...changedAt,
  evidence: (column, file, found) => [
    ...changedAt.evidence(column, file, found),
    ...reason([column.rows >= ENOUGH_ROWS && column.values.size === 1, RULED_OUT, "it is the same on every row"]),
  ],
};

function afterRegistration(column: ColumnProfile, file: FileProfile, found: FoundRoles) {
  const created = found.get("registeredAt")?.[0];
  const share = created && shareInOrder(file, created.index, column.index);
  if (created === undefined || share === undefined) return [];
  return reason(
    [share >= 0.98, 2, `it is not before ${created.column}`],
    [share < 0.8, -4, `it is before ${created.column} on ${percent(1 - share)} of the rows`],
  );
}

/** An end stands where the status says that there is one, and nowhere else. */
function whereClosed(
  column: ColumnProfile,
  { rows }: FileProfile,
  status: ColumnProfile | undefined,
): readonly Evidence[] {
  const some = column.filled > 0.02 && column.filled < 0.995;
  if (status === undefined) return reason([some, 1, "it is empty on some rows, as where an appeal is still open"]);
  const counts = { closed: { all: 0, filled: 0 }, open: { all: 0, filled: 0 } };
  for (const cells of rows) {
    const word = filledText(cells[status.index]) ?? "";
    if (statuses.meaningOf(word) === undefined) continue;
    const count = provesEnd(word) ? counts.closed : counts.open;
    count.all += 1;
    if (column.values.has(cells[column.index]?.trim() ?? "")) count.filled += 1;
  }
  const share = ({ all, filled }: { readonly all: number; readonly filled: number }) => (all === 0 ? 0 : filled / all);
  return reason(
    [share(counts.closed) > 0.95 && share(counts.open) < 0.2, 3, `it stands where ${status.column} says closed`],
    [share(counts.closed) < 0.5, -3, `it is often empty where ${status.column} says closed`],
  );
}

/** A promise is a span that repeats: three lengths make up most of it. */
function promisedLike(column: ColumnProfile, file: FileProfile, found: FoundRoles, bits: number): readonly Evidence[] {
  const created = file.moments.get(found.get("registeredAt")?.[0]?.index ?? -1);
  const spans = (file.moments.get(column.index) ?? []).flatMap((moment, row) => {
    const start = created?.[row];
    return moment === undefined || start === undefined || moment - start < MINUTE
      ? []
      : [Math.round((moment - start) / MINUTE)];
  });
  if (spans.length < ENOUGH_SPANS) return [];
  const counts = [...Map.groupBy(spans, (span) => span).values()].map(({ length }) => length).sort((a, b) => b - a);
  const usual = counts.slice(0, 3).reduce((sum, count) => sum + count, 0) / spans.length;
  return reason([
    usual >= 0.4,
    bits,
    `three lengths of time make up ${percent(usual)} of its distances from the creation`,
  ]);
}

const MINUTE = 60_000;
const ENOUGH_SPANS = 20;
