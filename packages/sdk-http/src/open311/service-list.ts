import { ok, type PolicyBook, type Result } from "@swiftline/core";
import type { Answer, Fields } from "./answer.ts";
import { type Wrong, wrong } from "./asked.ts";

/** A service is a category that has none below it: what one can appeal about. */
export const isService = ({ categories }: PolicyBook, code: string): boolean =>
  categories.has(code) && categories.childrenOf(code).length === 0;

const hasAttributes = ({ city }: PolicyBook): boolean => Object.keys(city.attributes).length > 0;

export function serviceList(book: PolicyBook): Answer {
  const { categories } = book;
  const nameOf = (id: string | undefined): string | null => {
    const node = id === undefined ? undefined : categories.get(id);
    return node === undefined ? null : (node.nameEn ?? node.name);
  };
  const services = categories.nodes.filter(({ id }) => isService(book, id));
  const content = services.map(({ id, name, nameEn, parent }) => ({
    service_code: id,
    service_name: nameEn ?? name,
    description: null,
    metadata: hasAttributes(book),
    type: "realtime",
    keywords: null,
    group: nameOf(parent),
  }));
  return { root: "services", content };
}

/** What may be said of a service besides its text: the attributes of the city, none of which must be said. */
export function serviceDefinition(book: PolicyBook, code: string): Result<Answer, Wrong> {
  if (!isService(book, code)) return wrong(404, `There is no service ${code}.`);
  const attributes = Object.entries(book.city.attributes).map(([name, attribute], place): Fields => {
    const values = attribute.type === "choice" ? attribute.values.map((value) => ({ key: value, name: value })) : [];
    return {
      variable: true,
      code: name,
      datatype: { number: "number", text: "string", choice: "singlevaluelist" }[attribute.type],
      required: false,
      datatype_description: null,
      order: place + 1,
      description: name,
      values,
    };
  });
  return ok({ root: "service_definition", content: { service_code: code, attributes } });
}
