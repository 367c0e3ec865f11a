import { no, ok, type Result } from "@swiftline/core";

/** Deeper than anybody's record, and no deeper than one may go. */
const deepest = 50;

/** A value with its own text; of a name that is twice in an object, the first. */
type Tree = string | List | ReadonlyMap<string, Tree>;

interface List {
  readonly text: string;
  readonly elements: readonly Tree[];
}

/**
 * The values of a JSON object by name: `a.b` for what stands in an object within, the elements of a list joined by `; `, nothing for
 * null. Of a name that is there twice the first is kept: converters that write one twice have been seen to put the true value
 * first. A list of objects is its own text. Half a character, as systems leave that cut a text, becomes U+FFFD. Where columns are
 * named, the text may also be a list of their values. Answers in words why it is no object of JSON.
 */
export function flatJson(text: string, columns?: readonly string[]): Result<ReadonlyMap<string, string>, string> {
  try {
    JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return no(`this is no JSON: ${error.message}`);
  }
  const tree = treeOf(text);
  if (tree === undefined) return no(`its values stand in one another more than ${deepest} deep`);
  const values = new Map<string, string>();
  if (typeof tree === "string") return no("this is no JSON object");
  if (!("elements" in tree)) flatten("", tree, values);
  else if (columns === undefined) return no("this is no JSON object");
  else if (tree.elements.length > columns.length) return no(surplus(tree.elements.length, columns.length));
  else for (const [at, element] of tree.elements.entries()) flatten(columns[at] ?? "", element, values);
  return ok(values);
}

const surplus = (values: number, columns: number): string => `it has ${values} values for ${columns} columns`;

function flatten(name: string, tree: Tree, into: Map<string, string>): void {
  if (typeof tree === "string") into.set(name, tree);
  else if ("elements" in tree) {
    const isPlain = tree.elements.every((element) => typeof element === "string");
    into.set(name, isPlain ? tree.elements.join("; ") : tree.text);
  } else for (const [key, value] of tree) flatten(name === "" ? key : `${name}.${key}`, value, into);
}

/**
 * Adds names to those of other JSON objects, much faster than {@link flatJson} finds them, and answers whether any is new. None are
 * added where the text is no JSON. The text may be bytes read as Latin-1, which is faster still.
 */
export function addNames(text: string, names: Set<string>): boolean {
  const before = names.size;
  try {
    addNamesOf(JSON.parse(text) ?? {}, "", names);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return names.size > before;
}

function addNamesOf(value: object, within: string, names: Set<string>, depth = 0): void {
  for (const [key, member] of Object.entries(value)) {
    const isObject = typeof member === "object" && member !== null && !Array.isArray(member);
    if (!isObject) names.add(within + key);
    else if (depth < deepest) addNamesOf(member, `${within}${key}.`, names, depth + 1);
  }
}

/** Reads text that is known to be JSON; undefined where it goes too deep. */
function treeOf(text: string): Tree | undefined {
  let at = 0;
  let tooDeep = false;
  const next = (): string => {
    while (isSpace(text[at])) at++;
    return text[at] ?? "";
  };
  const string = (): string => {
    const from = at;
    do at = text.indexOf('"', at + 1);
    while (isEscaped(text, at));
    const written: string = JSON.parse(text.slice(from, ++at));
    return written.toWellFormed();
  };
  const scalar = (): string => {
    const from = at;
    while (!isSpace(text[at]) && !",]}".includes(text[at] ?? ",")) at++;
    const written = text.slice(from, at);
    return written === "null" ? "" : written;
  };
  const list = (depth: number): List => {
    const from = at;
    const elements: Tree[] = [];
    for (at++; next() !== "]" && !tooDeep; next() === "," && at++) elements.push(value(depth));
    return { text: text.slice(from, ++at), elements };
  };
  const object = (depth: number): ReadonlyMap<string, Tree> => {
    const members = new Map<string, Tree>();
    for (at++; next() !== "}" && !tooDeep; next() === "," && at++) {
      const key = string();
      next();
      at++;
      const member = value(depth);
      if (!members.has(key)) members.set(key, member);
    }
    at++;
    return members;
  };
  const value = (depth: number): Tree => {
    const begins = next();
    if (begins === '"') return string();
    if (begins !== "[" && begins !== "{") return scalar();
    tooDeep ||= depth === deepest;
    if (tooDeep) return "";
    return begins === "[" ? list(depth + 1) : object(depth + 1);
  };
  const tree = value(0);
  return tooDeep ? undefined : tree;
}

const isSpace = (letter: string | undefined): boolean =>
  letter === " " || letter === "\n" || letter === "\r" || letter === "\t";

/** Whether an odd number of backslashes stands before a place. */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text[before] === "\\") before--;
  return (at - before) % 2 === 0;
}
