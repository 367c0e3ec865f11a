import { AppealKind, Channel } from "../appeal/terms.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import { didYouMean } from "../nearest.ts";
import type { Problem } from "../problem.ts";
import { no, ok, type Result } from "../result.ts";
import { readAddress, readNumber, readPosition, readText, readTimes, readWord } from "./cell-readers.ts";
import { codeFinder } from "./code-finder.ts";
import type { Mapping } from "./mapping.ts";
import { actsProvedBy, type RecordedAppeal } from "./recorded-appeal.ts";
import { bindColumns, type RowView } from "./row-view.ts";
import type { RowReader } from "./source.ts";

/** Binds a mapping to the columns of a file; answers a reader that turns each row into the acts it proves. */
export function readMappedRows(
  columns: readonly string[],
  mapping: Mapping,
  book: PolicyBook,
): Result<RowReader, readonly Problem[]> {
  const bound = bindColumns(columns, mapping);
  if (!bound.ok) return bound;
  const read = recordReader(mapping, book);
  return ok((row) => {
    const view = bound.value(row);
    const record = read(view);
    return record === undefined || view.problems.length > 0 ? no(view.problems) : ok(actsProvedBy(record));
  });
}

/** Reads every cell of a row before it gives the row up, so that all its problems are found at once. */
function recordReader(mapping: Mapping, book: PolicyBook): (row: RowView) => RecordedAppeal | undefined {
  const { constants, values } = mapping;
  const hotline = mapping.hotline ?? book.city.hotlines[0]?.id ?? book.city.id;
  const closedStatuses = new Set(mapping.closedStatuses.map((status) => status.toLowerCase()));
  const findArea = codeFinder(book.areas);
  const readCategory = categoryReader(mapping, book);

  return (row) => {
    const externalId = readNumber(row);
    const times = readTimes(row, closedStatuses, book.zone);
    const category = readCategory(row);
    const agency = readAgency(row, values.agency, book);
    const kind = readWord(
      row,
      "kind",
      translate(row.cell("kind"), values.kind) ?? constants.kind ?? "complaint",
      AppealKind.options,
    );
    const channelWord = translate(row.cell("channel"), values.channel) ?? constants.channel ?? "other";
    const channel = readWord(row, "channel", channelWord, Channel.options);
    const position = readPosition(row);
    const text = readText(row);
    const address = readAddress(row);
    if (
      externalId === undefined ||
      times === undefined ||
      category === undefined ||
      kind === undefined ||
      channel === undefined
    )
      return undefined;
    return {
      hotline,
      externalId,
      kind,
      channel,
      category,
      agency,
      area: row
        .cells("area")
        .map((name) => findArea(name))
        .find((code) => code !== undefined),
      address,
      position,
      text,
      attributes: row.attributes(),
      ...times,
    };
  };
}

type Crosswalk = Readonly<Record<string, string>> | undefined;

/** The file's word in the city's own, where the mapping translates it. */
function translate(word: string | undefined, crosswalk: Crosswalk = {}): string | undefined {
  if (word === undefined) return undefined;
  return Object.hasOwn(crosswalk, word) ? crosswalk[word] : (crosswalk["*"] ?? word);
}

function categoryReader({ values }: Mapping, { categories }: PolicyBook): (row: RowView) => string | undefined {
  const find = codeFinder(categories);
  return (row) => {
    const name = translate(row.cell("category"), values.category);
    if (name === undefined) return row.wrong("category", "intake/empty", "the category is empty");
    const code = find(name, row.cell("detail"));
    if (code !== undefined) return code;
    const meant = didYouMean(
      name,
      categories.nodes.map((node) => node.name),
    );
    return row.wrong("category", "intake/unknown-category", `${name} is not in categories.csv`, meant);
  };
}

function readAgency(row: RowView, crosswalk: Crosswalk, { agencies }: PolicyBook): string | undefined {
  const code = translate(row.cell("agency"), crosswalk);
  if (code === undefined || agencies.has(code)) return code;
  const meant = didYouMean(
    code,
    agencies.nodes.map((node) => node.id),
  );
  return row.wrong("agency", "intake/unknown-agency", `${code} is not in agencies.csv`, meant);
}
