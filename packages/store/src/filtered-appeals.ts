import { type AppealFilter, type Box, type Circle, flatCircle, type PolicyBook } from "@swiftline/core";
import { type RawBuilder, sql } from "kysely";
import { listed, tables } from "./sql.ts";

/** The rows of the appeals that a filter asks for, its words aside; as `matchesFilter` of core reads it from an appeal. */
export function filteredAppeals(filter: Omit<AppealFilter, "words">, { categories, areas }: PolicyBook) {
  const { open, status, statuses, agency, party, category, area, confidential, box, near } = filter;
  let query = tables.selectFrom("appeals");
  if (open !== undefined) query = query.where("open", "=", open ? 1 : 0);
  if (status !== undefined) query = query.where("status", "=", status);
  if (statuses !== undefined) query = query.where(sql.ref("status"), "in", listed(statuses));
  if (agency !== undefined) query = query.where("agency", "=", agency);
  if (party !== undefined)
    query = query.where(sql<boolean>`"parties" is not null and instr("parties", ${`,${party},`}) > 0`);
  if (category !== undefined) query = query.where("category", "in", listed(categories.within(category)));
  if (filter.categories !== undefined) query = query.where("category", "in", listed(filter.categories));
  if (area !== undefined) query = query.where("area", "in", listed(areas.within(area)));
  if (confidential !== undefined) query = query.where("confidential", "=", confidential ? 1 : 0);
  if (box !== undefined) query = query.where(inBox(box));
  if (near !== undefined) query = query.where(inCircle(near));
  for (const [column, from, before] of [
    ["registered_at", filter.registeredFrom, filter.registeredBefore],
    ["last_at", filter.updatedFrom, filter.updatedBefore],
  ] as const) {
    if (from !== undefined) query = query.where(column, ">=", from);
    if (before !== undefined) query = query.where(column, "<", before);
  }
  return query;
}

/** As `isInBox` of core has it. */
function inBox({ south, west, north, east }: Box): RawBuilder<boolean> {
  const longitude =
    west <= east
      ? sql`"longitude" between ${west} and ${east}`
      : sql`("longitude" >= ${west} or "longitude" <= ${east})`;
  return sql<boolean>`"latitude" between ${south} and ${north} and ${longitude}`;
}

/** As `isInCircle` of core has it: the same arithmetic in the same order. */
function inCircle(near: Circle): RawBuilder<boolean> {
  const { latitude, longitude, narrowing, squaredReach } = flatCircle(near);
  const north = sql`("latitude" - ${latitude})`;
  const apart = sql`abs("longitude" - ${longitude})`;
  const east = sql`(min(${apart}, 360 - ${apart}) * ${narrowing})`;
  return sql<boolean>`${north} * ${north} + ${east} * ${east} <= ${squaredReach}`;
}
