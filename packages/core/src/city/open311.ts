import { type Document, readDocument } from "../document.ts";
import type { Problem } from "../problem.ts";
import type { Instant } from "../time/instant.ts";
import type { City } from "./city.ts";
import type { Category } from "./lists.ts";
import { type Datatype, datatypesOf, Open311File, type ServiceType } from "./open311-file.ts";
import { open311Problems } from "./open311-problems.ts";
import type { Tree } from "./tree.ts";
import { namesOf, type Words } from "./words.ts";

/** How a city takes part in Open311, and the services that it offers there, by code in the order of its categories. */
export interface Open311 {
  readonly jurisdiction: string;
  readonly contact: string;
  readonly keyService: string;
  /** When the services were last changed: clients keep them until then. */
  readonly changeset: Instant;
  /** Where the city says that GeoReport v2 is reached; often it leaves that to the server. */
  readonly endpoints: Open311File["endpoints"];
  /** Whether requests stand in no list while they wait for somebody to be put in charge. */
  readonly moderated: boolean;
  /** What becomes of a list whose dates are more than ninety days apart. */
  readonly longSpan: Open311File["longSpan"];
  readonly services: ReadonlyMap<string, Service>;
}

/** A category as something that one can ask for. */
export interface Service {
  readonly code: string;
  readonly name: Words;
  readonly description: Words | undefined;
  readonly group: Words | undefined;
  readonly keywords: readonly string[];
  readonly type: ServiceType;
  /** What is told to whoever has asked for it. */
  readonly notice: Words | undefined;
  /** In the order in which they are asked. */
  readonly attributes: readonly ServiceAttribute[];
}

/** A question about one of the city's attributes, or a note that stands among the questions. */
export interface ServiceAttribute {
  readonly code: string;
  /** Whether it asks for something; a note does not. */
  readonly variable: boolean;
  readonly datatype: Datatype;
  readonly required: boolean;
  readonly description: Words;
  readonly hint: Words | undefined;
  readonly values: readonly { readonly key: string; readonly name: Words }[];
}

interface Lists {
  readonly city: City;
  readonly categories: Tree<Category>;
  /** The attributes by which the dispatch tables decide. */
  readonly routed: ReadonlySet<string>;
}

/** Reads `open311.yaml` against the lists and the dispatch tables of its city; answers what is wrong, everything at once. */
export function readOpen311(
  document: Document,
  lists: Lists,
): { readonly open311: Open311 | undefined; readonly problems: readonly Problem[] } {
  const read = readDocument(document, Open311File);
  if (!read.ok) return { open311: undefined, problems: read.reason };
  const { attributes: _, notes: __, ...said } = read.value;
  return {
    open311: { ...said, services: servicesOf(read.value, lists) },
    problems: open311Problems(document, read.value, lists),
  };
}

function servicesOf(file: Open311File, { city, categories }: Lists): ReadonlyMap<string, Service> {
  const attributes = attributesOf(file, city);
  const standard = Object.keys(city.attributes).map((code) => ({ code, required: false }));
  const sayings = new Map(Object.entries(file.services));
  const nameOf = (id: string): Words => {
    const category = categories.get(id);
    return sayings.get(id)?.name ?? (category === undefined ? id : namesOf(category, city.languages));
  };
  const services = categories.nodes.flatMap(({ id }): readonly Service[] => {
    const [path, own] = [categories.path(id), sayings.get(id)];
    const said = <Field extends keyof Saying>(field: Field): Saying[Field] | undefined =>
      path.map((code) => sayings.get(code)?.[field]).find((value) => value !== undefined);
    const isLeaf = categories.childrenOf(id).length === 0;
    if (!(isLeaf ? (said("offered") ?? true) : own?.offered === true)) return [];
    const asks = said("asks") ?? standard;
    return [
      {
        code: id,
        name: nameOf(id),
        description: own?.description,
        group: said("group") ?? (path[1] === undefined ? undefined : nameOf(path[1])),
        keywords: said("keywords") ?? [],
        type: said("type") ?? "realtime",
        notice: said("notice"),
        attributes: asks.flatMap(({ code, required }) => {
          const attribute = attributes.get(code);
          return attribute === undefined ? [] : [{ ...attribute, required }];
        }),
      },
    ];
  });
  return new Map(services.map((service) => [service.code, service]));
}

type Saying = Open311File["services"][string];

/** Everything that a service may ask, and the notes, by code. */
function attributesOf({ attributes, notes }: Open311File, city: City): ReadonlyMap<string, ServiceAttribute> {
  const questions = new Map(Object.entries(attributes));
  const asked = Object.entries(city.attributes).map(([code, attribute]): ServiceAttribute => {
    const { description = code, hint, datatype, values = {} } = questions.get(code) ?? {};
    const names = new Map(Object.entries(values));
    const keys = attribute.type === "choice" ? attribute.values : [];
    return {
      code,
      variable: true,
      datatype: datatype ?? datatypesOf[attribute.type][0],
      required: false,
      description,
      hint,
      values: keys.map((key) => ({ key, name: names.get(key) ?? key })),
    };
  });
  const noted = Object.entries(notes).map(([code, note]) => noteOf(code, note));
  return new Map([...noted, ...asked].map((one) => [one.code, one]));
}

const noteOf = (code: string, description: Words): ServiceAttribute => ({
  code,
  variable: false,
  datatype: "string",
  required: false,
  description,
  hint: undefined,
  values: [],
});
