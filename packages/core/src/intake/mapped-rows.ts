import type { AppealKind } from "../appeal/terms.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import { mainHotline } from "../city/city.ts";
import type { Problem } from "../problem.ts";
import { no, ok, type Result } from "../result.ts";
import { compileZone } from "../time/zone.ts";
import { answersReader, asksCallers } from "./answers-reader.ts";
import { type BoundColumns, bindColumns } from "./bound-columns.ts";
import { agencyReader, areaReader, categoryReader, hotlineReader } from "./code-readers.ts";
import { formsByColumn } from "./column-dates.ts";
import { contentHasher } from "./content-hash.ts";
import { usualContradictions } from "./contradictions.ts";
import { dateCells } from "./date-cells.ts";
import { datesReader } from "./dates-reader.ts";
import { unguardFormula } from "./formula-cells.ts";
import { laterReading } from "./later-reading.ts";
import { lifeReader } from "./life-reader.ts";
import type { ColumnRole, Mapping } from "./mapping.ts";
import { type Defaults, unknownMappingCodes } from "./mapping-codes.ts";
import { numberReader } from "./number-reader.ts";
import { positionReader } from "./position-reader.ts";
import { actsOf, appealIdOf, type RecordedMatter } from "./recorded-appeal.ts";
import { type RowView, viewRow, wrong } from "./row-view.ts";
import type { RowRead, RowReader, SourceContext } from "./source.ts";
import { statusReader } from "./status-reader.ts";
import { addressReader, attributesReader, resultReader, textReader } from "./text-readers.ts";
import { wordReader } from "./word-reader.ts";
import { channelWords, confidentialWords, kindWords } from "./words.ts";
import { workRoles } from "./work-roles.ts";

/** Binds a mapping to the columns of a file; answers a reader that turns each row into the acts it proves. */
export function readMappedRows(
  columns: readonly string[],
  mapping: Mapping,
  context: ReadingContext,
): Result<RowReader, readonly Problem[]> {
  const bound = bindColumns(columns, mapping);
  const unknown = unknownMappingCodes(mapping, context.book);
  if (!bound.ok) return no([...bound.reason, ...unknown]);
  if (unknown.length > 0) return no(unknown);
  return ok(rowReader(bound.value, mapping, context));
}

/** What rows are read against, whatever their columns mean. */
type ReadingContext = Pick<SourceContext, "book" | "readAt">;

/** A row that the mapping says to skip. */
const noAppeal: RowRead = { kind: "none" };

/** Reads every cell of a row before it gives the row up, so that all its problems are found at once. */
function rowReader(bound: BoundColumns, mapping: Mapping, context: ReadingContext): RowReader {
  const { book } = context;
  const readNumber = numberReader(bound, mapping);
  const nameOf = nameReader(book);
  const readDefaults = defaultsReader(bound, mapping, book);
  const readKind = wordReader(bound, "kind", kindWords, mapping.values?.kind);
  const readMatter = matterReader(bound, mapping, book);
  const readLife = wholeLifeReader(bound, mapping, context);
  const hash = contentHasher(bound);
  const told = toldBy(bound);
  return (row) => {
    if (bound.isSkipped(row)) return ok(noAppeal);
    const written = viewRow(row);
    const { hotline, number: externalId } = nameOf(readNumber(written));
    const view = hotline === undefined ? written : { ...written, cells: written.cells.map(unguardFormula) };
    const defaults = readDefaults(view, hotline);
    const kind = readKind(view) ?? defaults?.kind ?? "complaint";
    const life = readLife(view, kind, defaults);
    const matter = readMatter(view, kind, defaults);
    const { problems, notes } = view;
    if (problems.length > 0 || defaults === undefined || life === undefined || matter === undefined)
      return no(problems);
    const { registeredAt, last } = life;
    const appealId = appealIdOf(defaults.hotline, externalId ?? `#${hash(view, registeredAt)}`);
    const acts = actsOf({ appealId, hotline: defaults.hotline, externalId }, matter, life);
    return ok({ kind: "proved", appealId, registeredAt, acts, notes, told, last });
  };
}

/** A record that we wrote ourselves calls an appeal by its whole name: the hotline that took it down, and the number there. */
function nameReader({ city }: PolicyBook) {
  return (id: string | undefined): { readonly hotline?: string | undefined; readonly number: string | undefined } => {
    const hotline = id?.includes(":") ? city.hotlines.find((one) => id.startsWith(`${one.id}:`))?.id : undefined;
    return hotline === undefined ? { number: id } : { hotline, number: id?.slice(hotline.length + 1) };
  };
}

const matterRoles = ["category", "kind", "channel", "confidential", "area", "address", "position", "text"] as const;

/** What of an appeal's matter and of its agency's work has a column. */
function toldBy(bound: BoundColumns): ReadonlySet<string> {
  const isThere = (role: ColumnRole): boolean => bound.of(role).length > 0;
  return new Set([
    ...[...matterRoles, ...workRoles].filter(isThere),
    ...(isThere("latitude") ? ["position"] : []),
    ...(bound.attributes.length > 0 ? ["attributes"] : []),
  ]);
}

type RowDefaults = Defaults & { readonly hotline: string };

/** What holds for a row that does not say otherwise: that of its hotline first, then that of all. */
function defaultsReader(bound: BoundColumns, mapping: Mapping, book: PolicyBook) {
  const usual = mapping.hotline ?? mainHotline(book.city);
  const { constants = {}, hotlines = {} } = mapping;
  const of = (hotline: string): RowDefaults => ({
    ...constants,
    ...(Object.hasOwn(hotlines, hotline) ? hotlines[hotline] : {}),
    hotline,
  });
  if (bound.of("hotline").length === 0) {
    const all = of(usual);
    return (_: RowView, named?: string): RowDefaults => (named === undefined ? all : of(named));
  }
  const readHotline = hotlineReader(bound, mapping, book);
  return (row: RowView, named?: string): RowDefaults | undefined => {
    const hotline = named ?? readHotline(row);
    if (hotline !== undefined) return of(hotline);
    return bound.text(row, bound.of("hotline")[0]) === undefined ? of(usual) : undefined;
  };
}

/** What was taken down: the matter of an appeal, without its hotline and number. */
function matterReader(bound: BoundColumns, mapping: Mapping, book: PolicyBook) {
  const readCategory = categoryReader(bound, mapping, book);
  const readChannel = wordReader(bound, "channel", channelWords, mapping.values?.channel);
  const readConfidential = wordReader(bound, "confidential", confidentialWords, mapping.values?.confidential);
  const readArea = areaReader(bound, mapping, book);
  const readPosition = positionReader(bound, mapping);
  const readText = textReader(bound, mapping);
  const readAddress = addressReader(bound, mapping);
  const readAttributes = attributesReader(bound);
  const categoryColumn = bound.of("category")[0] ?? "category";
  return (row: RowView, kind: AppealKind, defaults: Defaults = {}): RecordedMatter | undefined => {
    const before = row.problems.length;
    const category = readCategory(row) ?? defaults.category;
    if (category === undefined && row.problems.length === before)
      wrong(row, categoryColumn, { code: "intake/empty", message: "the category is empty" });
    const matter = {
      category: category ?? "",
      kind,
      channel: readChannel(row) ?? defaults.channel ?? "other",
      confidential: readConfidential(row) || undefined,
      area: readArea(row) ?? defaults.area,
      address: readAddress(row),
      position: readPosition(row),
      text: readText(row),
      attributes: readAttributes(row),
    };
    return category === undefined ? undefined : matter;
  };
}

/** What happened, by every column that tells of it. */
function wholeLifeReader(bound: BoundColumns, mapping: Mapping, { book, readAt }: ReadingContext) {
  const formsOf = formsByColumn(mapping.dates);
  const zone = mapping.zone === undefined ? book.zone : compileZone(mapping.zone);
  const contradictions = mapping.contradictions ?? usualContradictions;
  const readDates = datesReader(bound, { formsOf, zone, readAt, inFuture: contradictions.inFuture });
  const readStatus = statusReader(bound, mapping);
  const readAgency = agencyReader(bound, mapping, book);
  const readResult = resultReader(bound, mapping);
  const readAnswers = answersReader(bound, mapping);
  const readLife = lifeReader(dateCells(bound, laterReading(formsOf, zone)), contradictions);
  const asks = asksCallers(bound);
  return (row: RowView, kind: AppealKind, defaults: Defaults = {}) =>
    readLife(row, {
      kind,
      dates: readDates(row),
      proof: readStatus(row),
      agency: readAgency(row) ?? defaults.agency,
      result: readResult(row),
      answers: readAnswers(row),
      asksCallers: asks,
    });
}
