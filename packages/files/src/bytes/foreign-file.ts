/** Files that are no tables and no archives of them, by the bytes that they begin with. */
const foreign: readonly { readonly begins: string; readonly is: string; readonly tryThis: string }[] = [
  { begins: "%PDF-", is: "a PDF document", tryThis: "ask for the table that it was printed from" },
  {
    begins: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    is: "an old .xls workbook, or an encrypted one",
    tryThis: "open it in a spreadsheet program and save it as .xlsx, without a password",
  },
  { begins: "PAR1", is: "a Parquet file", tryThis: "write it as CSV first" },
  { begins: "7z\xbc\xaf\x27\x1c", is: "a 7-Zip archive", tryThis: "unpack it first" },
  { begins: "Rar!\x1a\x07", is: "a RAR archive", tryThis: "unpack it first" },
  { begins: "\xfd7zXZ\x00", is: "packed with xz", tryThis: "put `xz -dc` before this command in a pipe" },
  { begins: "BZh", is: "packed with bzip2", tryThis: "put `bzip2 -dc` before this command in a pipe" },
];

const tarMark = { at: 257, text: "ustar" } as const;

/** What a file is that begins with these bytes, if it is nothing that can hold records here, and what to do. */
export function foreignKind(head: Buffer): { readonly is: string; readonly tryThis: string } | undefined {
  const { at, text } = tarMark;
  if (head.toString("latin1", at, at + text.length) === text)
    return { is: "a tar archive", tryThis: "unpack it first" };
  return foreign.find(({ begins }) => head.toString("latin1", 0, begins.length) === begins);
}
