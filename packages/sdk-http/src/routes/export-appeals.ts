import { no, ok } from "@swiftline/core";
import type { AppealFilter, AppealList, AppealPage } from "@swiftline/core/book";
import { AppealQuery, filterFor } from "../appeal-filter.ts";
import { ListedAppeal, listedAppeal } from "../public-appeal.ts";
import { defineRoute, noBody, noParameters } from "../route.ts";

const APPEALS_A_PAGE = 200;

export const exportAppeals = defineRoute({
  method: "GET",
  path: "/v1/bulk/appeals",
  summary: "Read every appeal of a list or a search, newest first, one a line; no more are read than are taken.",
  scope: "appeals:read",
  params: noParameters,
  query: AppealQuery,
  body: noBody,
  status: 200,
  answers: "ndjson",
  answer: ListedAppeal,
  example: { query: { category: "streets-hole" } },
  async run({ hotline: { book }, list }, { query, principal: { actor } }) {
    const filter = filterFor(query, { actor, book });
    if (!filter.ok) return filter;
    const first = await list.find(filter.value, { limit: APPEALS_A_PAGE });
    // The lines cannot say that some are missing.
    if (first.indexed?.complete === false) return no({ code: "http/still-indexing", retryAfter: 5 });
    return ok({ body: pagesFrom(first, list, filter.value) });
  },
});

async function* pagesFrom(first: AppealPage, list: AppealList, filter: AppealFilter) {
  for (let page = first; ; ) {
    yield page.appeals.map(listedAppeal);
    if (page.next === undefined) return;
    page = await list.find(filter, { limit: APPEALS_A_PAGE, after: page.next });
  }
}
