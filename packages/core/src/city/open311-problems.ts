import { type Document, documentProblem, type Path } from "../document.ts";
import { didYouMean } from "../nearest.ts";
import type { Problem } from "../problem.ts";
import type { City } from "./city.ts";
import type { Category } from "./lists.ts";
import { datatypesOf, type Open311File } from "./open311-file.ts";
import type { Tree } from "./tree.ts";

interface Lists {
  readonly city: City;
  readonly categories: Tree<Category>;
  readonly routed: ReadonlySet<string>;
}

/**
 * Categories and attributes that the city does not have, questions that its attributes cannot answer or whose answers its dispatch
 * tables cannot read, and notes that ask.
 */
export function open311Problems(
  document: Document,
  file: Open311File,
  { city, categories, routed }: Lists,
): readonly Problem[] {
  const attributes = new Map(Object.entries(city.attributes));
  const wrong: Wrong = (path, code, message, meant = {}) => documentProblem(document, path, code, message, meant);
  return [
    ...Object.entries(file.attributes).flatMap(([code, question]) =>
      questionProblems([code, question], attributes, wrong),
    ),
    ...Object.entries(file.attributes).flatMap((question) => routedProblems(question, routed, wrong)),
    ...Object.keys(file.notes).flatMap((code) => noteProblems(code, attributes, wrong)),
    ...Object.keys(file.services).flatMap((code) => categoryProblems(code, categories, wrong)),
    ...Object.entries(file.services).flatMap(([code, { asks = [] }]) =>
      asks.flatMap((_, position) =>
        askProblems([code, asks, position], { attributes, notes: new Set(Object.keys(file.notes)) }, wrong),
      ),
    ),
  ];
}

type Wrong = (path: Path, code: string, message: string, meant?: Partial<Problem>) => Problem;
type Attributes = ReadonlyMap<string, City["attributes"][string]>;
type Asks = NonNullable<Open311File["services"][string]["asks"]>;

function questionProblems(
  [code, { datatype, values }]: readonly [string, Open311File["attributes"][string]],
  attributes: Attributes,
  wrong: Wrong,
): readonly Problem[] {
  const path = ["attributes", code];
  const attribute = attributes.get(code);
  if (attribute === undefined) return [unknownAttribute(path, code, { known: attributes.keys(), wrong })];
  const forms: readonly string[] = datatypesOf[attribute.type];
  const keys = attribute.type === "choice" ? attribute.values : [];
  const isBad = datatype !== undefined && !forms.includes(datatype);
  const unknown = Object.keys(values).filter((value) => !keys.includes(value));
  const usable = `${code} is a ${attribute.type}: ask for it as ${forms.join(" or ")}`;
  return [
    ...(isBad ? [wrong([...path, "datatype"], "open311/bad-datatype", usable)] : []),
    ...unknown.map((value) => {
      const message = `${code} has no value ${value}`;
      return wrong([...path, "values", value], "open311/unknown-value", message, didYouMean(value, keys));
    }),
  ];
}

/** A rule looks at one value of an attribute, and that no table leaves a case out is proved by that. */
function routedProblems(
  [code, { datatype }]: readonly [string, Open311File["attributes"][string]],
  routed: ReadonlySet<string>,
  wrong: Wrong,
): readonly Problem[] {
  if (datatype !== "multivaluelist" || !routed.has(code)) return [];
  const message = `a dispatch table decides by ${code}, of which it reads one value, not several`;
  const suggestion = "ask for it as singlevaluelist, or decide by attributes that say yes or no to one value each";
  return [wrong(["attributes", code, "datatype"], "open311/several-values-routed", message, { suggestion })];
}

function noteProblems(code: string, attributes: Attributes, wrong: Wrong): readonly Problem[] {
  if (!attributes.has(code)) return [];
  const message = `${code} is an attribute of the city: call the note otherwise`;
  return [wrong(["notes", code], "open311/note-is-attribute", message)];
}

function categoryProblems(code: string, categories: Tree<Category>, wrong: Wrong): readonly Problem[] {
  if (categories.has(code)) return [];
  const known = categories.nodes.map(({ id }) => id);
  const message = `there is no category ${code}`;
  return [wrong(["services", code], "open311/unknown-category", message, didYouMean(code, known))];
}

function askProblems(
  [service, asks, position]: readonly [string, Asks, number],
  { attributes, notes }: { readonly attributes: Attributes; readonly notes: ReadonlySet<string> },
  wrong: Wrong,
): readonly Problem[] {
  const path = ["services", service, "asks", position];
  const { code = "", required } = asks[position] ?? {};
  if (!attributes.has(code) && !notes.has(code))
    return [unknownAttribute([...path, "code"], code, { known: [...attributes.keys(), ...notes], wrong })];
  if (asks.findIndex((one) => one.code === code) !== position)
    return [wrong([...path, "code"], "open311/attribute-twice", `${service} asks for ${code} twice`)];
  if (required === true && !attributes.has(code))
    return [wrong([...path, "required"], "open311/note-required", `${code} is a note, which nobody can answer`)];
  return [];
}

const unknownAttribute = (
  path: Path,
  code: string,
  { known, wrong }: { readonly known: Iterable<string>; readonly wrong: Wrong },
): Problem =>
  wrong(path, "open311/unknown-attribute", `there is no attribute ${code} in city.yaml`, {
    suggestion: `add ${code} to the attributes of city.yaml`,
    ...didYouMean(code, known),
  });
