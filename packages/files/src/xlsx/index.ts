/** The door of spreadsheets, apart from the rest because its libraries are large. */
export { readXlsx, type XlsxOptions } from "./read-xlsx.ts";
export { type Sheet, type SheetColumn, writeWorkbook } from "./write-workbook.ts";
export { writeXlsx } from "./write-xlsx.ts";
