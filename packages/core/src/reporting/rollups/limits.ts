import { HOUR } from "../../time/duration.ts";
import { dayOf, NONE, type Rollup } from "./rollup.ts";

/** The hour in which a running clock is due, counted from 1970. It is overdue at any later full hour. */
export const dueHourOf = (dueAt: number): number => Math.floor(dueAt / HOUR);

export const limits: Rollup = {
  name: "limits",
  dimensions: ["day", "policy"],
  measures: ["in-time", "late"],
  count({ registeredAt, policy, limit }, book) {
    if (limit === undefined || limit === "running") return [];
    return [{ key: [dayOf(registeredAt, book), policy], counts: { [limit]: 1 } }];
  },
};

/** Clocks that still run, by when they are due: what is overdue can be summed for any later full hour. */
export const running: Rollup = {
  name: "running",
  dimensions: ["day", "policy", "agency", "due-hour"],
  measures: ["open"],
  count({ registeredAt, policy, limit, dueAt, agency = NONE }, book) {
    if (limit !== "running" || dueAt === undefined) return [];
    return [{ key: [dayOf(registeredAt, book), policy, agency, String(dueHourOf(dueAt))], counts: { open: 1 } }];
  },
};
