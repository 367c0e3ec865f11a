/** Which page of how many things it is. */
interface Paged {
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
}

/** How many there are in all, and where the other pages are (RFC 8288): the same list, wherever a host has mounted us. */
export function pagingHeaders(request: Request, { page, pageSize, total }: Paged): Readonly<Record<string, string>> {
  const last = Math.max(1, Math.ceil(total / pageSize));
  const links = [
    ["first", 1],
    ["prev", page - 1],
    ["next", page + 1],
    ["last", last],
  ] as const;
  const known = links.filter(([, to]) => to >= 1 && to <= last);
  const link = known.map(([relation, to]) => `<${pageOf(request, to)}>; rel="${relation}"`).join(", ");
  return { "x-total-count": String(total), link };
}

/** A key that was sent in the query is not sent back. */
function pageOf({ url }: Request, page: number): string {
  const { searchParams } = new URL(url);
  searchParams.delete("api_key");
  searchParams.set("page", String(page));
  return `?${searchParams}`;
}
