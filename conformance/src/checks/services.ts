import { type Check, skipped, unless, type Verdict } from "../check.ts";
import { ladder } from "../ladder.ts";
import { idsOf, inFormat, inPath, listIn, type Told, textOf, told, withQuestions } from "../reading-of.ts";
import type { Content } from "../rules/content.ts";
import { sameList } from "../same-list.ts";
import type { Site } from "../site.ts";

const section = "GET Service List";
const definitionSection = "GET Service Definition";

/** How many definitions are looked at. */
const MOST = 10;

const askedServices = async (site: Site): Promise<readonly Content[]> =>
  withQuestions((await told(site, "services", "services")).records);

const pathTo = (service: Content | undefined): string => `services/${inPath(textOf(service, "service_code") ?? "")}`;

/** A check of every definition that can be read. */
const onDefinitions = (
  id: string,
  says: string,
  wrong: (attributes: readonly Content[], definition: Content, service: Content) => readonly string[],
): Check => ({
  id: `definition.${id}`,
  section: definitionSection,
  says,
  async run(site): Promise<Verdict> {
    let last: Told | undefined;
    for (const service of (await askedServices(site)).slice(0, MOST)) {
      last = await told(site, "definition", pathTo(service));
      const [definition] = last.records;
      if (definition === undefined) continue;
      const attributes = listIn(definition, "attributes");
      const faults = wrong(attributes, definition, service);
      if (faults.length > 0) return unless(last.heard, faults);
    }
    return last === undefined ? skipped("no service has metadata") : unless(last.heard, []);
  },
});

export const services: readonly Check[] = [
  ...ladder({
    id: "services",
    section,
    kind: "services",
    status: "good",
    question: async (_, format) => ({ path: `services.${format}` }),
  }),
  {
    id: "services.unique",
    section,
    says: "no service_code stands twice",
    async run(site) {
      const { heard, records, isRead } = await told(site, "services", "services");
      const codes = idsOf(records, "service_code");
      const twice = codes.filter((code, at) => codes.indexOf(code) !== at);
      return isRead
        ? unless(
            heard,
            twice.map((code) => `${code} stands twice`),
          )
        : skipped("the list cannot be read");
    },
  },
  {
    id: "services.agree",
    section,
    says: "XML and JSON list the same services",
    async run(site) {
      const read = { kind: "services", name: "services" } as const;
      const [xml, json] = [await inFormat(site, "xml", read), await inFormat(site, "json", read)];
      if (!xml.isRead || !json.isRead) return skipped("the list cannot be read in both formats");
      const same = sameList(idsOf(xml.records, "service_code"), idsOf(json.records, "service_code"));
      return unless(json.heard, same ? [] : [`XML lists ${xml.records.length}, JSON ${json.records.length}`]);
    },
  },
  ...ladder({
    id: "definition",
    section: definitionSection,
    kind: "definition",
    status: "good",
    question: async (site, format) => {
      const [service] = await askedServices(site);
      return service === undefined ? "no service has metadata" : { path: `${pathTo(service)}.${format}` };
    },
  }),
  onDefinitions("own", "a definition is of the service that was asked for", (_, definition, service) =>
    textOf(definition, "service_code") === textOf(service, "service_code")
      ? []
      : [`it is of ${textOf(definition, "service_code") ?? "none"}`],
  ),
  onDefinitions("metadata", "a service with metadata has attributes", (attributes) =>
    attributes.length === 0 ? ["there are none"] : [],
  ),
  onDefinitions("order", "no two attributes have one place", (attributes) => {
    const orders = idsOf(attributes, "order");
    return orders.filter((order, at) => orders.indexOf(order) !== at).map((order) => `place ${order} is there twice`);
  }),
  onDefinitions("lists", "an attribute to choose from has values", (attributes) =>
    attributes
      .filter((one) => /^(single|multi)valuelist$/.test(textOf(one, "datatype") ?? ""))
      .filter((one) => listIn(one, "values").length === 0)
      .map((one) => `${textOf(one, "code")} has none`),
  ),
];
