import { type Check, skipped, unless } from "../check.ts";
import { dateText, listed, onList, requestedAt } from "../on-list.ts";
import { idsOf, isAnswered, isGood, type Told, textOf } from "../reading-of.ts";
import { sameList } from "../same-list.ts";
import type { Site } from "../site.ts";

const DAY = 86_400_000;
const SPAN = 90 * DAY;
/** The longest list that is answered at once. */
const MOST = 1000;

/** How much a list holds, and what changes nothing about it. */
export const bounds: readonly Check[] = [
  onList("span", "no answer spans more than 90 days: what asks for more is refused or cut", async (site) => {
    const { heard, records } = await listed(site, [
      ["start_date", dateText(site.now() - 400 * DAY)],
      ["end_date", dateText(site.now())],
    ]);
    if (!isGood(heard))
      return unless(
        heard,
        isAnswered(heard) && heard.status === 400 ? [] : ["it is neither answered nor refused with 400"],
      );
    const moments = records.flatMap((record) => requestedAt(record) ?? []);
    const [first = 0, ...others] = moments.toSorted((one, other) => one - other);
    const days = ((others.at(-1) ?? first) - first) / DAY;
    return unless(heard, days > SPAN / DAY + 1 ? [`the answer spans ${Math.round(days)} days`] : []);
  }),
  onList(
    "default",
    "without dates the list is of the last 90 days, and of 1000 requests at most",
    async (site, all) => {
      const earliest = site.now() - SPAN - DAY;
      const old = all.records.filter((record) => (requestedAt(record) ?? earliest) < earliest);
      const many = all.records.length > MOST ? [`there are ${all.records.length}`] : [];
      return unless(all.heard, [...many, ...old.map((one) => `one is of ${textOf(one, "requested_datetime")}`)]);
    },
  ),
  onList("empty", "an empty argument is as if it were not there", async (site, all) => {
    const empty = ["service_request_id", "service_code", "start_date", "end_date", "status"];
    const list = await listed(
      site,
      empty.map((name) => [name, ""] as const),
    );
    const same = list.isRead && sameList(idsOf(list.records), idsOf(all.records));
    return unless(list.heard, same ? [] : ["the list is another one"]);
  }),
  onList(
    "bare",
    "a question mark with nothing behind it is nothing",
    async (site, all) => {
      const { pathname, search } = new URL(all.heard.url);
      const path = `requests.${pathname.endsWith(".json") ? "json" : "xml"}?${search === "" ? "" : `${search.slice(1)}&`}`;
      const heard = await site.ask({ path, jurisdiction: "none" });
      return unless(heard, isGood(heard) ? [] : ["it is refused"]);
    },
    "clients",
  ),
];

/** Pages, which are no part of the specification; where a server has them, clients go by them. */
export const pages: readonly Check[] = [
  onList(
    "pages",
    "where page_size is known, the second page is another than the first",
    async (site, { records }) => {
      const [first, second] = [await page(site, "1", "1"), await page(site, "2", "1")];
      if (records.length < 2 || first.records.length !== 1) return skipped("there are no pages to be told apart");
      const [one, two] = [idsOf(first.records)[0], idsOf(second.records)[0]];
      return unless(second.heard, second.isRead && one !== two ? [] : [`both hold ${one}`]);
    },
    "clients",
  ),
  onList(
    "past-the-end",
    "a page past the end is empty",
    async (site, { records }) => {
      const first = await page(site, "1", "1");
      if (records.length < 2 || first.records.length !== 1) return skipped("there are no pages here");
      const beyond = await page(site, "1000", "1000");
      const isEmpty = beyond.isRead && beyond.records.length === 0;
      return unless(beyond.heard, isEmpty ? [] : [`it holds ${beyond.records.length} requests`]);
    },
    "clients",
  ),
];

const page = (site: Site, number: string, size: string): Promise<Told> =>
  listed(site, [
    ["page", number],
    ["page_size", size],
  ]);
