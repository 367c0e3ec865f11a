import { formatDuration } from "../../time/duration.ts";
import type { SchemaPart } from "./schema-part.ts";

/**
 * A setting of a scenario in words: `lognormal (mean 5h, scv 1.5)`, `phone 0.9, web 0.1`, `7 times 1`. Its schema tells times from
 * plain numbers, since times are written as text and read as milliseconds.
 */
export function spokenSetting(value: unknown, schema: SchemaPart | undefined): string {
  if (typeof value === "number") return schema?.type === "string" ? formatDuration(value) : String(value);
  if (value === null) return "none";
  if (Array.isArray(value)) return spokenList(value, schema?.items);
  if (typeof value !== "object") return String(value);
  const parts = value as Readonly<Record<string, unknown>>;
  const form = schema?.anyOf?.find(({ properties }) => properties !== undefined);
  if (form === undefined || typeof parts.kind !== "string") return spokenParts(parts, schema);
  const { kind, ...parameters } = parts;
  return `${kind} (${spokenParts(parameters, form.properties?.[String(kind)])})`;
}

const spokenParts = (parts: Readonly<Record<string, unknown>>, schema: SchemaPart | undefined): string =>
  Object.entries(parts)
    .map(([name, value]) => `${name} ${spokenSetting(value, schema?.properties?.[name])}`)
    .join(", ") || "none";

function spokenList(values: readonly unknown[], schema: SchemaPart | undefined): string {
  const [first = "none", ...others] = values.map((value) => spokenSetting(value, schema));
  if (others.length > 0 && others.every((other) => other === first)) return `${values.length} times ${first}`;
  return [first, ...others].join(", ");
}
