import { ok, type Result } from "@swiftline/core";
import type { Open311, Service, ServiceAttribute, Words } from "@swiftline/core/city";
import type { Answer, Fields } from "./answer.ts";
import { type Wrong, wrong } from "./asked.ts";
import type { Say } from "./locale.ts";

/** All that the city offers, whether one must fill in something or not. */
export const serviceList = ({ services }: Open311, say: Say): Answer => ({
  root: "services",
  content: [...services.values()].map((service) => serviceFields(service, say)),
});

const serviceFields = ({ code, name, description, attributes, type, keywords, group }: Service, say: Say): Fields => ({
  service_code: code,
  service_name: say(name),
  description: orNull(description, say),
  metadata: attributes.length > 0,
  type,
  keywords: keywords.length === 0 ? null : keywords.join(", "),
  group: orNull(group, say),
});

/** What may be said of a service besides its text, in the order in which it is asked. */
export function serviceDefinition({ services }: Open311, code: string, say: Say): Result<Answer, Wrong> {
  const service = services.get(code);
  if (service === undefined) return wrong(404, `There is no service ${code}.`);
  const attributes = service.attributes.map((attribute, place) => attributeFields(attribute, place + 1, say));
  return ok({ root: "service_definition", content: { service_code: code, attributes } });
}

const attributeFields = (
  { variable, code, datatype, required, hint, description, values }: ServiceAttribute,
  order: number,
  say: Say,
): Fields => ({
  variable,
  code,
  datatype,
  required,
  datatype_description: orNull(hint, say),
  order,
  description: say(description),
  values: values.map(({ key, name }) => ({ key, name: say(name) })),
});

const orNull = (words: Words | undefined, say: Say): string | null => (words === undefined ? null : say(words));
