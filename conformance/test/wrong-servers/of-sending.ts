import { type Fault, html, inBoth, isFor, isGood, isJson, isList, isOfRequests, replaced, saying } from "./spoilt.ts";

const refusals = ["unknown-service", "unknown-request", "unknown-token", "bad-date", "unknown-jurisdiction"];

/** How answers are sent, and what is refused. */
export const ofSending: readonly Fault[] = [
  {
    server: "sends XML as application/xml",
    spoil: saying((seen) =>
      isOfRequests(seen) && !isJson(seen) ? { type: "application/xml; charset=utf-8" } : undefined,
    ),
    caught: ["requests.xml.type", "request.xml.type"],
  },
  {
    server: "does not say that it sends UTF-8",
    spoil: saying((seen) => (isFor(seen, "services") ? { type: seen.type.split(";", 1)[0] ?? "" } : undefined)),
    caught: inBoth("services.*.type", "unknown-jurisdiction.*.type"),
  },
  {
    server: "sends XML without a declaration",
    spoil: replaced(/^<\?xml.*\?>\s*/g, "", (seen) => isList(seen) && !isJson(seen)),
    caught: ["requests.xml.parse"],
  },
  {
    server: "sends Latin-1",
    spoil: saying((seen) =>
      isFor(seen, "services") && isGood(seen)
        ? { bytes: Uint8Array.from(Buffer.from(seen.text.replaceAll("Street", "Straße"), "latin1")) }
        : undefined,
    ),
    caught: inBoth("services.*.parse"),
  },
  {
    server: "forgets to escape in XML",
    spoil: replaced(/Hole in the road/g, "Hole & road", (seen) => !isJson(seen) && isFor(seen, "services")),
    caught: ["services.xml.parse"],
  },
  {
    server: "declares entities of its own",
    spoil: replaced(
      /(<\?xml.*?\?>)/g,
      '$1<!DOCTYPE services [<!ENTITY a "b">]>',
      (seen) => isFor(seen, "services") && isGood(seen),
    ),
    caught: ["services.xml.parse"],
  },
  {
    server: "shows pages of HTML where something is wrong",
    spoil: saying((seen) => (isGood(seen) ? undefined : html)),
    caught: refusals.flatMap((id) => inBoth(`${id}.*.type`, `${id}.*.parse`)),
  },
  {
    server: "answers refusals of XML in a JSON of its own",
    spoil: saying((seen) =>
      isGood(seen) || isJson(seen) ? undefined : { text: '{"message":"no","_links":{}}', type: "application/json" },
    ),
    caught: refusals.flatMap((id) => [`${id}.xml.type`, `${id}.xml.parse`]),
  },
  {
    server: "tells errors in XML without a code",
    spoil: replaced(/<code>\d+<\/code>/g, "", (seen) => !isGood(seen)),
    caught: refusals.map((id) => `${id}.xml.keys`),
  },
  {
    server: "tells errors without words",
    spoil: saying((seen) =>
      isGood(seen)
        ? undefined
        : {
            text: seen.text
              .replaceAll(/<description>.*?<\/description>/g, "<description/>")
              .replaceAll(/"description":"[^"]*"/g, '"description":null'),
          },
    ),
    caught: refusals.flatMap((id) => inBoth(`${id}.*.values`)),
  },
  {
    server: "refuses whatever it is with 400",
    spoil: saying(({ status }) => (status === 404 ? { status: 400 } : undefined)),
    caught: refusals.filter((id) => id !== "bad-date").flatMap((id) => inBoth(`${id}.*.answer`)),
  },
  {
    server: "answers a request that it does not have with an empty list",
    spoil: saying((seen) =>
      seen.url.pathname.includes("/requests/") && seen.status === 404
        ? { status: 200, text: isJson(seen) ? "[]" : '<?xml version="1.0" encoding="UTF-8"?><service_requests/>' }
        : undefined,
    ),
    caught: inBoth("unknown-request.*.answer"),
  },
  {
    server: "breaks down over a date that is none",
    spoil: saying(({ status, url }) =>
      status === 400 && url.search.includes("yesterday") ? { status: 500 } : undefined,
    ),
    caught: inBoth("bad-date.*.answer"),
  },
  {
    server: "knows of no definitions",
    spoil: saying((seen) => (seen.url.pathname.includes("/services/") ? { status: 501, text: "" } : undefined)),
    caught: [...inBoth("definition.*.answer", "unknown-service.*.answer", "unknown-service.*.parse")],
  },
];
