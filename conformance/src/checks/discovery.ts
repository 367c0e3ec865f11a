import { type Check, skipped, unless, type Verdict } from "../check.ts";
import { discovered, discoveryOf } from "../discovered.ts";
import { ladder } from "../ladder.ts";
import { listIn, type Told, textOf } from "../reading-of.ts";
import type { Content } from "../rules/content.ts";
import { momentOf } from "../rules/faults-of.ts";
import type { Site } from "../site.ts";

const section = "Service Discovery";

const onDiscovery = (
  id: string,
  says: string,
  {
    section: where = section,
    wrong,
  }: {
    readonly section?: string;
    readonly wrong: (endpoints: readonly Content[], told: Told, site: Site) => readonly string[];
  },
): Check => ({
  id: `discovery.${id}`,
  section: where,
  says,
  async run(site): Promise<Verdict> {
    const told = await discovered(site);
    if (!told.isRead) return skipped("discovery cannot be read");
    return unless(told.heard, wrong(endpointsOf(told), told, site));
  },
});

const endpointsOf = ({ records: [document] }: Told): readonly Content[] => listIn(document, "endpoints");

const formatsOf = ({ formats }: Content): readonly unknown[] => (Array.isArray(formats) ? formats : []);

export const discovery: readonly Check[] = [
  ...ladder({
    id: "discovery",
    section,
    kind: "discovery",
    status: "good",
    question: async (site, format) => ({ path: `${await discoveryOf(site)}.${format}` }),
  }),
  onDiscovery("specification", "an endpoint is of http://wiki.open311.org/GeoReport_v2", {
    wrong: (endpoints) =>
      endpoints.some((one) => textOf(one, "specification") === "http://wiki.open311.org/GeoReport_v2")
        ? []
        : ["no endpoint says so"],
  }),
  onDiscovery("past", "nothing was changed in the future", {
    wrong: (endpoints, { records }, site) =>
      [...records, ...endpoints].flatMap((one) => {
        const changed = momentOf(one.changeset);
        return changed !== undefined && changed > site.now()
          ? [`changeset ${textOf(one, "changeset")} is to come`]
          : [];
      }),
  }),
  onDiscovery("formats", "every endpoint speaks text/xml, and names its formats by their types", {
    wrong: (endpoints) =>
      endpoints.flatMap((one) => {
        const formats = formatsOf(one);
        const odd = formats.filter((format) => format !== "text/xml" && format !== "application/json");
        return [
          ...(formats.includes("text/xml") ? [] : [`${textOf(one, "url")} has no text/xml`]),
          ...odd.map((format) => `${String(format)} is neither text/xml nor application/json`),
        ];
      }),
  }),
  onDiscovery(
    "several",
    "there are two endpoints and two formats at least, since clients take a single one for no list",
    {
      section: "clients",
      wrong: (endpoints) => [
        ...(endpoints.length > 1 ? [] : [`there are ${endpoints.length} endpoints`]),
        ...endpoints.filter((one) => formatsOf(one).length < 2).map((one) => `${textOf(one, "url")} names one format`),
      ],
    },
  ),
];
