import { type Check, passed, skipped } from "../check.ts";
import { dateText, judged, listed, onList, requestedAt, statusOf } from "../on-list.ts";
import { idsOf, textOf } from "../reading-of.ts";
import type { Content } from "../rules/content.ts";

const SECOND = 1000;
const HOUR = 3_600 * SECOND;

const words: readonly string[] = ["open", "closed"];

const codeOf = (record: Content): string => textOf(record, "service_code") ?? "";

/** The first request of each kind. */
const firstsOf = (records: readonly Content[], kindOf: (record: Content) => string): readonly Content[] =>
  [...Map.groupBy(records, kindOf).values()].flatMap((alike) => alike.slice(0, 1));

/** What the arguments of a list let through. */
export const filters: readonly Check[] = [
  onList("status", "status lets through what is open, what is closed, or both by a comma", async (site, all) => {
    const { records } = all;
    const known = records.filter((record) => words.includes(statusOf(record)));
    const there = [...new Set(known.map(statusOf))];
    for (const statuses of [...there.map((status) => [status]), words]) {
      const wanted = firstsOf(known, statusOf).filter((record) => statuses.includes(statusOf(record)));
      const isWanted = (record: Content) => statuses.includes(statusOf(record)) || !words.includes(statusOf(record));
      const verdict = judged(await listed(site, [["status", statuses.join(",")]]), all, {
        wanted: idsOf(wanted),
        isWanted,
      });
      if (verdict.result !== "passed") return verdict;
    }
    return there.length === 0 ? skipped("no status can be read") : passed;
  }),
  onList(
    "service-code",
    "service_code lets through the services that are named, several by commas",
    async (site, all) => {
      const { records } = all;
      const firsts = firstsOf(records, codeOf).slice(0, 2);
      for (const wanted of [firsts.slice(0, 1), firsts]) {
        const codes = wanted.map(codeOf);
        const isWanted = (record: Content) => codes.includes(codeOf(record));
        const list = await listed(site, [["service_code", codes.join(",")]]);
        const verdict = judged(list, all, { wanted: idsOf(wanted), isWanted });
        if (verdict.result !== "passed") return verdict;
      }
      return passed;
    },
  ),
  onList("ids", "service_request_id names several by commas, and overrides every other argument", async (site, all) => {
    const { records } = all;
    const wanted = idsOf(records).slice(0, 2);
    const first = records[0];
    if (first === undefined || wanted.length === 0) return skipped("no id can be read");
    const other = statusOf(first) === "open" ? "closed" : "open";
    const list = await listed(site, [
      ["service_request_id", wanted.join(",")],
      ["status", other],
    ]);
    return judged(list, all, {
      wanted,
      isWanted: (record) => wanted.includes(textOf(record, "service_request_id") ?? ""),
    });
  }),
  onList("window", "start_date and end_date hold for requested_datetime", async (site, all) => {
    const { records } = all;
    const pivot = records[Math.floor(records.length / 2)];
    const moment = pivot && requestedAt(pivot);
    if (pivot === undefined || moment === undefined) return skipped("no requested_datetime can be read");
    const list = await listed(site, [
      ["start_date", dateText(moment - HOUR)],
      ["end_date", dateText(moment + HOUR)],
    ]);
    const isWanted = (record: Content) => Math.abs((requestedAt(record) ?? moment) - moment) <= HOUR + SECOND;
    return judged(list, all, { wanted: idsOf([pivot]), isWanted });
  }),
];
