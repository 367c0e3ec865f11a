import { type Fault, hearing, inBoth, isFor, isGood, isJson, isOfRequests, replaced, saying } from "./spoilt.ts";

/** The forms of answers: most are told of real servers. */
export const ofForm: readonly Fault[] = [
  {
    server: "wraps JSON into the root of XML",
    spoil: saying((seen) =>
      isOfRequests(seen) && isJson(seen) ? { text: `{"service_requests":${seen.text}}` } : undefined,
    ),
    caught: ["requests.json.form", "request.json.form"],
  },
  {
    server: "wraps JSON into the root and the name of each member",
    spoil: saying((seen) =>
      isFor(seen, "services") && isJson(seen) && isGood(seen)
        ? { text: `{"services":{"service":${seen.text}}}` }
        : undefined,
    ),
    caught: ["services.json.form"],
  },
  {
    server: "answers one request as an object in JSON",
    spoil: saying((seen) =>
      /requests\/.*json$/.test(seen.url.pathname) && isGood(seen) ? { text: seen.text.slice(1, -1) } : undefined,
    ),
    caught: ["request.json.form"],
  },
  {
    server: "answers a definition as an array in JSON",
    spoil: saying((seen) =>
      /services\/.*json$/.test(seen.url.pathname) && isGood(seen) ? { text: `[${seen.text}]` } : undefined,
    ),
    caught: ["definition.json.form"],
  },
  {
    server: "lists attributes without an element around them",
    spoil: replaced(/<\/?attributes>/g, "", (seen) => /services\/.*xml$/.test(seen.url.pathname)),
    caught: ["definition.xml.form"],
  },
  {
    server: "calls the root of XML otherwise",
    spoil: replaced(/service_requests>/g, "requests>", (seen) => isOfRequests(seen) && !isJson(seen)),
    caught: ["requests.xml.form", "request.xml.form"],
  },
  {
    server: "writes ids as numbers in JSON",
    spoil: (good) => {
      const numbered = hearing((url) => {
        url.pathname = url.pathname.replace(/requests\/(?=\d)/, "requests/testville:");
        const ids = url.searchParams.get("service_request_id");
        if (ids !== null) url.searchParams.set("service_request_id", ids.replaceAll(/(^|,)(?=\d)/g, "$1testville:"));
      });
      return saying((seen) => {
        if (!isOfRequests(seen)) return undefined;
        const text = seen.text.replaceAll(/"service_request_id":"testville:(\d+)"/g, '"service_request_id":$1');
        return { text: text.replaceAll("testville:", "") };
      })(numbered(good));
    },
    caught: ["requests.json.ids", "request.json.ids"],
  },
  {
    server: "writes service codes as numbers in JSON",
    spoil: replaced(/"service_code":"[^"]*"/g, '"service_code":17', (seen) =>
      /requests\/.*json$/.test(seen.url.pathname),
    ),
    caught: ["request.json.ids"],
  },
  {
    server: "writes places as texts in JSON",
    spoil: replaced(/"(lat|long)":([\d.]+)/g, '"$1":"$2"', isOfRequests),
    caught: ["requests.json.types", "request.json.types"],
  },
  {
    server: "writes booleans as texts in JSON",
    spoil: replaced(/"metadata":(true|false)/g, '"metadata":"$1"', isGood),
    caught: ["services.json.types"],
  },
  {
    server: "leaves the zone out of times",
    spoil: replaced(/(T\d\d:\d\d:\d\d)Z/g, "$1", isOfRequests),
    caught: inBoth("requests.*.dates", "request.*.dates"),
  },
  {
    server: "writes times as people do",
    spoil: replaced(/(\d{4}-\d\d-\d\d)T(\d\d:\d\d):00Z/g, "$1 $2", (seen) => isFor(seen, "discovery")),
    caught: inBoth("discovery.*.dates"),
  },
  {
    server: "leaves out what it does not know",
    spoil: saying((seen) =>
      isOfRequests(seen) ? { text: seen.text.replaceAll(/<zipcode\/>|"zipcode":null,/g, "") } : undefined,
    ),
    caught: inBoth("requests.*.keys", "request.*.keys"),
  },
  {
    server: "has statuses of its own",
    spoil: replaced(/(status"?[:>]"?)open/g, "$1In Progress", isOfRequests),
    caught: inBoth("requests.*.values", "request.*.values"),
  },
  {
    server: "leaves services without a name",
    spoil: saying((seen) =>
      isFor(seen, "services")
        ? {
            text: seen.text
              .replaceAll(/<service_name>[^<]*<\/service_name>/g, "<service_name/>")
              .replaceAll(/"service_name":"[^"]*"/g, '"service_name":null'),
          }
        : undefined,
    ),
    caught: inBoth("services.*.values"),
  },
  {
    server: "gives attributes no place",
    spoil: saying((seen) => ({
      text: seen.text.replaceAll(/<order>\d+/g, "<order>0").replaceAll(/"order":\d+/g, '"order":0'),
    })),
    caught: [...inBoth("definition.*.types"), "definition.order"],
  },
  {
    server: "gives an attribute to choose from no values",
    spoil: saying((seen) => ({
      text: seen.text
        .replaceAll(/<values>.*?<\/values>/g, "<values/>")
        .replaceAll(/"values":\[[^\]]*\]/g, '"values":[]'),
    })),
    caught: ["definition.lists"],
  },
];
