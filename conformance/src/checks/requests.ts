import { type Check, skipped, unless } from "../check.ts";
import { ladder } from "../ladder.ts";
import { listed } from "../on-list.ts";
import { idsOf, inFormat, inPath, told } from "../reading-of.ts";
import { sameList } from "../same-list.ts";
import type { Site } from "../site.ts";
import { bounds, pages } from "./bounds.ts";
import { filters } from "./filters.ts";

const firstPath = async (site: Site): Promise<string | undefined> => {
  const [id] = idsOf((await listed(site)).records);
  return id === undefined ? undefined : `requests/${inPath(id)}`;
};

export const requests: readonly Check[] = [
  ...ladder({
    id: "requests",
    section: "GET Service Requests",
    kind: "requests",
    status: "good",
    question: async (_, format) => ({ path: `requests.${format}` }),
  }),
  {
    id: "requests.agree",
    section: "GET Service Requests",
    says: "XML and JSON list the same requests",
    async run(site) {
      const read = { kind: "requests", name: "requests" } as const;
      const [xml, json] = [await inFormat(site, "xml", read), await inFormat(site, "json", read)];
      if (!xml.isRead || !json.isRead) return skipped("the list cannot be read in both formats");
      const same = sameList(idsOf(xml.records), idsOf(json.records));
      return unless(json.heard, same ? [] : [`XML lists ${xml.records.length}, JSON ${json.records.length}`]);
    },
  },
  ...filters,
  ...bounds,
  ...pages,
  ...ladder({
    id: "request",
    section: "GET Service Request",
    kind: "requests",
    status: "good",
    question: async (site, format) => {
      const path = await firstPath(site);
      return path === undefined ? "there is no request to ask for" : { path: `${path}.${format}` };
    },
  }),
  {
    id: "request.own",
    section: "GET Service Request",
    says: "one request is answered, the one that was asked for",
    async run(site) {
      const [path, [id]] = [await firstPath(site), idsOf((await listed(site)).records)];
      if (path === undefined) return skipped("there is no request to ask for");
      const { heard, records, isRead } = await told(site, "requests", path);
      if (!isRead) return skipped("it cannot be read");
      const ids = idsOf(records);
      return unless(heard, records.length === 1 && ids[0] === id ? [] : [`there is ${ids.join(", ") || "none"}`]);
    },
  },
];
