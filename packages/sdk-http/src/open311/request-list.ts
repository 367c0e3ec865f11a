import { ok, type Result } from "@swiftline/core";
import type { Answer, Fields } from "./answer.ts";
import { type Wrong, wrong } from "./asked.ts";
import type { Call } from "./call.ts";
import { pagingHeaders } from "./paging-headers.ts";
import { idsOf, publicRequests, type Told } from "./public-request.ts";
import { requestExtensions } from "./request-extensions.ts";
import { requestFields, tellingFor } from "./request-fields.ts";
import { MOST, requestQuery } from "./request-query.ts";

/** Requests, newest first. Those that are asked for by their ids come in the order of these, whatever else is asked. */
export async function requestList(call: Call): Promise<Result<Answer, Wrong>> {
  const { ports, asked, city } = call;
  const ids = asked.many("service_request_id");
  if (ids.length > 0) return ok(listed(await publicRequests(ids.slice(0, MOST), ports.hotline.log), call));
  const query = requestQuery(asked, ports.now(), city);
  if (!query.ok) return query;
  const { filter, page, pageSize } = query.value;
  const found = await ports.list.find(filter, { limit: pageSize, skip: (page - 1) * pageSize });
  const total = await ports.list.count(filter);
  const told = isExtended(call)
    ? await publicRequests(idsOf(found.appeals), ports.hotline.log)
    : found.appeals.map((appeal) => ({ appeal, history: [] }));
  return ok({ ...listed(told, call), headers: pagingHeaders(call.request, { page, pageSize, total }) });
}

export async function oneRequest(call: Call): Promise<Result<Answer, Wrong>> {
  const told = await publicRequests([call.name], call.ports.hotline.log);
  return told.length === 0 ? wrong(404, `There is no request ${call.name}.`) : ok(listed(told, call));
}

const isExtended = ({ asked }: Call): boolean => asked.one("extensions") === "true";

function listed(all: readonly Told[], call: Call): Answer {
  const telling = tellingFor(call);
  const content = all.map((told): Fields => {
    const fields = requestFields(told.appeal, telling);
    return isExtended(call) ? { ...fields, ...requestExtensions(told, telling) } : fields;
  });
  return { root: "service_requests", content };
}
