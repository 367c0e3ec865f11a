/** The size of all words and figures in a chart, in its own pixels. */
export const TEXT = 13;

const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/;

const widthOfSign = (sign: string): number => {
  if (WIDE.test(sign)) return 1;
  if (/[A-Z@%&MWmw—]/.test(sign)) return 0.72;
  return /[ .,:;'|iljtfr()[\]\-/]/.test(sign) ? 0.34 : 0.58;
};

/** About how wide a text is drawn. There is no browser to ask; rather a little more than too little. */
export const textWidth = (text: string, size = TEXT): number =>
  [...text].reduce((sum, sign) => sum + widthOfSign(sign) * size, 0);

export const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => textWidth(text)));

/** Breaks a text into lines no wider than `width`; what does not fit into `most` lines ends in an ellipsis. */
export function wrap(text: string, width: number, most: number): readonly string[] {
  const lines = breakLines(text, width);
  if (lines.length <= most && lines.every((line) => textWidth(line) <= width)) return lines;
  const kept = lines.slice(0, most).map((line) => cut(line, width));
  const last = kept.at(-1) ?? "";
  return lines.length <= most ? kept : [...kept.slice(0, -1), last.endsWith("…") ? last : cut(`${last} …`, width)];
}

function breakLines(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of wordsOf(text)) {
    const longer = `${lines.at(-1) ?? ""}${word}`;
    if (lines.length > 0 && textWidth(longer.trim()) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => line.trim());
}

/** Pieces after which a line may end: words with the space behind them, and every sign of a script without spaces. */
const wordsOf = (text: string): readonly string[] =>
  text.trim().match(/[\u2e80-\u9fff\uff00-\uff60]|[^\s\u2e80-\u9fff\uff00-\uff60]+\s*|\s+/g) ?? [""];

function cut(line: string, width: number): string {
  if (textWidth(line) <= width) return line;
  const signs = [...line.replace(/ …$/, "")];
  while (signs.length > 1 && textWidth(`${signs.join("")}…`) > width) signs.pop();
  return `${signs.join("").trimEnd()}…`;
}
