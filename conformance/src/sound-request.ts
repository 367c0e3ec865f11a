import { inPath, listIn, textOf, told } from "./reading-of.ts";
import type { Content } from "./rules/content.ts";
import type { Arguments, Site } from "./site.ts";

/** Words that only a careful server gives back as they came. */
export const HARD_WORDS = 'Conformance test: "a" & <b>, é 热力\r\nsecond line';

/** A request for service in which nothing is wrong, or why none can be made. */
export async function soundRequest(site: Site, type = "realtime"): Promise<Arguments | string> {
  const { apiKey } = site.posting;
  if (apiKey === undefined) return "there is no API key: give one by --api-key";
  const service = await serviceOf(site, type);
  if (service === undefined) return `there is no service of type ${type}`;
  return [
    ["api_key", apiKey],
    ["service_code", textOf(service, "service_code") ?? ""],
    ...(await placeOf(site)),
    ["description", HARD_WORDS],
    ...(await answersTo(site, service)),
  ];
}

/** The arguments but for those that are named. */
export const without = (form: Arguments, ...names: readonly string[]): Arguments =>
  form.filter(([name]) => !names.includes(name));

export async function serviceOf(site: Site, type: string): Promise<Content | undefined> {
  const { records } = await told(site, "services", "services");
  const { service } = site.posting;
  if (service !== undefined && type === "realtime")
    return records.find((one) => textOf(one, "service_code") === service) ?? { service_code: service };
  const ofType = records.filter((one) => textOf(one, "type") === type);
  return ofType.find((one) => textOf(one, "metadata") !== "true") ?? ofType[0];
}

async function placeOf(site: Site): Promise<Arguments> {
  const { at } = site.posting;
  if (at !== undefined)
    return [
      ["lat", at[0]],
      ["long", at[1]],
    ];
  // Asked apart, so that the list is asked anew once something has been posted.
  const { records } = await told(site, "requests", "requests", { again: 1 });
  const known = records.find((one) => textOf(one, "lat") !== undefined && textOf(one, "long") !== undefined);
  if (known === undefined) return [["address_string", "1 Main Street"]];
  return [
    ["lat", textOf(known, "lat") ?? ""],
    ["long", textOf(known, "long") ?? ""],
  ];
}

/** The attributes that a service cannot do without. */
export async function requiredOf(site: Site, service: Content): Promise<readonly Content[]> {
  if (textOf(service, "metadata") !== "true") return [];
  const path = `services/${inPath(textOf(service, "service_code") ?? "")}`;
  const [definition] = (await told(site, "definition", path)).records;
  return listIn(definition, "attributes").filter(
    (one) => textOf(one, "required") === "true" && textOf(one, "variable") === "true",
  );
}

const answersTo = async (site: Site, service: Content): Promise<Arguments> =>
  (await requiredOf(site, service)).map((attribute) => {
    const [code, datatype] = [textOf(attribute, "code"), textOf(attribute, "datatype")];
    return [
      `attribute[${code}]${datatype === "multivaluelist" ? "[]" : ""}`,
      anAnswer(datatype, listIn(attribute, "values")),
    ] as const;
  });

function anAnswer(datatype: string | undefined, [first]: readonly Content[]): string {
  if (datatype === "number") return "1";
  if (datatype === "datetime") return "2026-05-04T12:00:00Z";
  return textOf(first, "key") ?? "conformance test";
}
