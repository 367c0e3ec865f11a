import { type Fault, hearing, html, ignoring, inBoth, isFor, isJson, isList, replaced, saying } from "./spoilt.ts";

/** What a server does with arguments, and what discovery says of it. */
export const ofMeaning: readonly Fault[] = [
  { server: "ignores status", spoil: ignoring("status"), caught: ["requests.status"] },
  { server: "ignores service_code", spoil: ignoring("service_code"), caught: ["requests.service-code"] },
  {
    server: "ignores dates",
    spoil: ignoring("start_date", "end_date"),
    caught: [...inBoth("bad-date.*.answer"), "requests.window"],
  },
  { server: "ignores service_request_id", spoil: ignoring("service_request_id"), caught: ["requests.ids"] },
  {
    server: "takes a single id alone",
    spoil: hearing((url) => {
      const ids = url.searchParams.get("service_request_id");
      if (ids !== null) url.searchParams.set("service_request_id", ids.split(",", 1)[0] ?? "");
    }),
    caught: ["requests.ids"],
  },
  {
    server: "takes a single service_code alone",
    spoil: hearing((url) => {
      const codes = url.searchParams.get("service_code");
      if (codes !== null) url.searchParams.set("service_code", codes.split(",", 1)[0] ?? "");
    }),
    caught: ["requests.service-code"],
  },
  {
    server: "takes an empty argument for a value",
    spoil: (good) => (request) => {
      const url = new URL(request.url);
      if (url.searchParams.get("status") === "") url.searchParams.set("status", "closed");
      return good(new Request(url, request));
    },
    caught: ["requests.empty"],
  },
  {
    server: "stumbles over a bare question mark",
    spoil: saying(({ request }) => (/\?$|&$/.test(request.url) ? { status: 400 } : undefined)),
    caught: ["requests.bare"],
  },
  {
    server: "repeats the last page past the end",
    spoil: hearing((url) => {
      if (Number(url.searchParams.get("page")) > 4) url.searchParams.set("page", "1");
    }),
    caught: ["requests.past-the-end"],
  },
  {
    server: "knows page_size, and no page but the first",
    spoil: ignoring("page"),
    caught: ["requests.pages", "requests.past-the-end"],
  },
  {
    server: "lists what is older than 90 days, whatever is asked",
    spoil: replaced(/2026-05-04T12:00:00Z/g, "2025-05-04T12:00:00Z", isList),
    caught: ["requests.default", "requests.window"],
  },
  {
    server: "spans more than 90 days where that is asked",
    spoil: saying(({ url, status }) =>
      status === 400 &&
      url.searchParams.has("start_date") &&
      url.searchParams.has("end_date") &&
      url.pathname.endsWith("json")
        ? {
            status: 200,
            text: '[{"requested_datetime":"2026-01-01T00:00:00Z"},{"requested_datetime":"2026-05-04T00:00:00Z"}]',
          }
        : undefined,
    ),
    caught: ["requests.span"],
  },
  {
    server: "lists other requests in XML",
    spoil: hearing((url) => {
      if (url.pathname.endsWith("/requests.xml")) url.searchParams.set("page_size", "1");
    }),
    caught: ["requests.agree"],
  },
  {
    server: "answers another request than was asked for",
    spoil: hearing((url) => {
      url.pathname = url.pathname.replace(/testville(:|%3A)4/, "testville:2");
    }),
    caught: ["request.own"],
  },
  {
    server: "lists a service twice",
    spoil: replaced(/streets-hole/g, "streets-light", (seen) => isFor(seen, "services")),
    caught: ["services.unique"],
  },
  {
    server: "lists other services in XML",
    spoil: saying((seen) =>
      isFor(seen, "services") ? { text: seen.text.replace(/<service>.*?<\/service>/, "") } : undefined,
    ),
    caught: ["services.agree"],
  },
  {
    server: "says that there is metadata where there is none",
    spoil: saying((seen) =>
      isFor(seen, "services") ? { text: seen.text.replaceAll(/(metadata"?[:>])false/g, "$1true") } : undefined,
    ),
    caught: ["definition.metadata"],
  },
  {
    server: "defines another service than was asked for",
    spoil: replaced(/streets-light/g, "streets-hole", (seen) => seen.url.pathname.includes("/services/")),
    caught: ["definition.own"],
  },
  {
    server: "knows no discovery",
    spoil: saying((seen) => (isFor(seen, "discovery") ? { status: 404, ...html } : undefined)),
    caught: inBoth("discovery.*.answer"),
  },
  {
    server: "knows discovery in XML alone",
    spoil: saying((seen) => (isFor(seen, "discovery") && isJson(seen) ? { status: 404, ...html } : undefined)),
    caught: ["discovery.json.answer"],
  },
  {
    server: "is of another specification",
    spoil: replaced(/GeoReport_v2/g, "GeoReport_v1", (seen) => isFor(seen, "discovery")),
    caught: ["discovery.specification"],
  },
  {
    server: "was changed tomorrow",
    spoil: replaced(/2026-05-04T/g, "2026-05-05T", (seen) => isFor(seen, "discovery")),
    caught: ["discovery.past"],
  },
  {
    server: "names its formats by their endings",
    spoil: replaced(/text\/xml|application\/json/g, "xml", (seen) => isFor(seen, "discovery")),
    caught: ["discovery.formats"],
  },
  {
    server: "names one endpoint",
    spoil: saying((seen) =>
      isFor(seen, "discovery")
        ? { text: seen.text.replace(/<endpoint>.*?<\/endpoint>/, "").replace(/,\{"specification".*?\}(?=\])/, "") }
        : undefined,
    ),
    caught: ["discovery.several"],
  },
];
