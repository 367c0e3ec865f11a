/** Text in place of what stands in [from, to) of another text. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * The text after edits that do not overlap; of several at one place insertions come first, in their order. New lines get
 * the line ends of the text. A text without a last line end gets one where something is added to it.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  let done = 0;
  let edited = "";
  for (const edit of edits.toSorted((one, other) => one.from - other.from || one.to - other.to)) {
    edited += text.slice(done, edit.from);
    if (edit.text.endsWith("\n") && edit.from === text.length && edited !== "" && !edited.endsWith("\n"))
      edited += lineEnd;
    edited += edit.text.replaceAll("\n", lineEnd);
    done = edit.to;
  }
  return edited + text.slice(done);
}

/** Where the line of a place begins. */
export const lineOf = (text: string, place: number): number => text.lastIndexOf("\n", place - 1) + 1;

/** Where the line after that of a place begins: the end of the text where it is the last. */
export function lineAfter(text: string, place: number): number {
  const end = text.indexOf("\n", place);
  return end < 0 ? text.length : end + 1;
}
