import { type Document, no, ok, type Path, type Problem, type Result } from "@swiftline/core";
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument } from "yaml";
import { readText } from "./read-text.ts";

/** Aliases may stand for at most so many nodes, lest a small file unfold into a huge one. */
const maxAliasCount = 100;

/**
 * Reads a YAML 1.2 file (JSON is one). `name` is what problems and places call it. Every error of syntax is answered,
 * with its place; a key that is there twice, a tag nobody knows and a second document are errors.
 */
export async function readYaml(file: string, name = file): Promise<Result<Document, readonly Problem[]>> {
  const text = await readText(file, name);
  return text.ok ? parseYaml(text.value.toString(), name) : no([text.reason]);
}

/** The same for a text that is there already. */
export function parseYaml(text: string, file: string): Result<Document, readonly Problem[]> {
  const lines = new LineCounter();
  const parsed = parseDocument<ParsedNode>(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    version: "1.2",
  });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const problems = [...parsed.errors, ...parsed.warnings].map(
    ({ message, pos }): Problem => ({ code: "file/malformed", message: firstLine(message), file, ...place(pos[0]) }),
  );
  if (problems.length > 0) return no(problems);
  const root = parsed.contents;
  if (root === null) return no([{ code: "file/empty", message: "the file holds only comments", file }]);
  const placeOf = (path: Path) =>
    place(nodeAt(root, path, (node) => (isAlias(node) ? node.resolve(parsed) : node)).range?.[0] ?? 0);
  try {
    return ok({ file, value: parsed.toJS({ maxAliasCount }), placeOf });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const message = `aliases (*name) unfold to more than ${maxAliasCount} nodes`;
    return no([{ code: "file/malformed", message, file, suggestion: "write the values out" }]);
  }
}

/** The node at the end of a path, or as far along it as there are nodes. */
function nodeAt(root: Node, path: Path, resolve: (node: Node) => Node | undefined): Node {
  let deepest = root;
  for (const step of path) {
    const next = child(resolve(deepest), step);
    if (next === undefined) return deepest;
    deepest = next;
  }
  return deepest;
}

function child(parent: Node | undefined, step: string | number): Node | undefined {
  if (isSeq<Node>(parent)) return parent.items[Number(step)];
  if (!isMap<Node, Node | null>(parent)) return undefined;
  const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  return pair?.value ?? pair?.key;
}

const firstLine = (message: string): string => message.split("\n", 1)[0] ?? message;
