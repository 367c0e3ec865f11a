import type { RoutingTable } from "@swiftline/core/routing";
import * as z from "zod";
import { counted } from "./counted.ts";

/** What was written, and the version of a set of these tables, which is the same in every form. */
export const ConvertAnswer = z.strictObject({
  from: z.string(),
  to: z.string(),
  tables: z.array(z.strictObject({ table: z.string(), hit: z.string(), rules: z.int() })),
  version: z.string(),
  /** Whether the codes were held against the lists of a city. */
  checked: z.boolean(),
});
export type ConvertAnswer = z.infer<typeof ConvertAnswer>;

export const tableAnswer = ({ name, hit, rules }: RoutingTable): ConvertAnswer["tables"][number] => ({
  table: name,
  hit,
  rules: rules.length,
});

/** The same for a person to read. */
export const convertLines = ({ to, tables, version, checked }: ConvertAnswer): readonly string[] => [
  `${to}: ${tables.map(({ table, rules }) => `${table} with ${counted(rules, "rule")}`).join(", ")} (${version}).`,
  ...(checked ? [] : ["Its codes were held against no city: add --city to check them."]),
];
