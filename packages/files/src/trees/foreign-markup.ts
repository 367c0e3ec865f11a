/** Declarations and comments above the first element. */
const prologue = /^\s*(<\?[^>]*>\s*|<!--((?!-->)[\s\S])*-->\s*)*/;
/** What pages begin with, and documents of records do not; those may have a `table` of another kind. */
const page =
  /^<(!doctype\s+html|html|head|body|meta|style|script|div|center|font|br|h\d|table(?=[\s>][\s\S]*<tr[\s>]))(?=[\s/>])/i;

/** So many characters tell. */
const enough = 32_768;

const workbook = {
  is: "a workbook of Excel 2003 (XML)",
  tryThis: "open it in a spreadsheet program and save it as .xlsx or CSV",
};
const pageWithTable = {
  is: "a web page (HTML) with a table, not a workbook",
  tryThis: "open it in a spreadsheet program and save it as .xlsx or CSV",
};
const otherPage = {
  is: "a web page (HTML), not a table",
  tryThis: "open it in a browser: it may be a login or a failure that came in place of the file",
};

/**
 * What a text of elements is by its beginning, if it is no document of records, and what to do: a page such as systems
 * write for spreadsheet programs, one that a script was sent in place of a file, or a workbook as one text.
 */
export function foreignMarkup(text: string): { readonly is: string; readonly tryThis: string } | undefined {
  const root = text.slice(0, enough).replace(prologue, "");
  if (/^<(\w+:)?Workbook\s[^>]*office:spreadsheet/.test(root)) return workbook;
  if (!page.test(root)) return undefined;
  const isForm = /<(form|input)[\s>]/i.test(root);
  return !isForm && /<t[dh][\s>]|office:excel/i.test(root) ? pageWithTable : otherPage;
}
