import type { Cell, CellType } from "@swiftline/core/exporting";
import { type BasicType, ByteWriter, type ColumnSource, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import { makeFile } from "./whole-file.ts";

/** A column of a Parquet file. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: CellType;
}

/** A Parquet file in the making. */
export interface ParquetFile {
  /** Adds a row, a cell for each column; an absent one is null. */
  readonly add: (cells: readonly Cell[]) => Promise<void>;
  /** Gives the file its name; answers how long it is, in bytes. */
  readonly finish: () => Promise<number>;
}

/** So many rows are held in memory, and lie together in the file. */
const ROW_GROUP = 20_000;

const types: Readonly<Record<CellType, BasicType>> = {
  code: "STRING",
  text: "STRING",
  time: "TIMESTAMP",
  number: "DOUBLE",
  integer: "INT32",
  boolean: "BOOLEAN",
  json: "JSON",
};

/** A moment, and not what some clock shows: readers give it the zone that they show times in. */
const MOMENT = { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MILLIS" } as const;

/** Writes rows to a Parquet file, with a type for each column and times as UTC milliseconds. Throws `file/not-writable`. */
export async function writeParquet(target: string, columns: readonly ParquetColumn[]): Promise<ParquetFile> {
  const file = await makeFile(target);
  const bytes = new ByteWriter();
  const sources = (rows: readonly (readonly Cell[])[]): ColumnSource[] =>
    columns.map(({ name, type }, index) => ({
      name,
      type: types[type],
      data: rows.map((cells) => typedCell(type, cells[index])),
    }));
  const schema = schemaFromColumnData({ columnData: sources([]) }).map((element) =>
    element.converted_type === "TIMESTAMP_MILLIS" ? { ...element, logical_type: MOMENT } : element,
  );
  const writer = new ParquetWriter({ writer: bytes, schema, createdBy: "Swiftline" });
  let rows: (readonly Cell[])[] = [];

  /** Offsets in the file count all bytes ever written, so what is on disk may be forgotten. */
  async function settle(): Promise<void> {
    if (rows.length > 0) await writer.write({ columnData: sources(rows), rowGroupSize: ROW_GROUP });
    rows = [];
    await file.append(bytes.getBytes().slice());
    bytes.index = 0;
  }

  return {
    async add(cells) {
      rows.push(cells);
      if (rows.length === ROW_GROUP) await settle();
    },
    async finish() {
      await settle();
      await writer.finish();
      await settle();
      await file.place();
      return bytes.offset;
    },
  };
}

function typedCell(type: CellType, cell: Cell): unknown {
  if (cell === undefined) return null;
  if (type === "time") return new Date(Number(cell));
  return type === "json" ? JSON.parse(String(cell)) : cell;
}
