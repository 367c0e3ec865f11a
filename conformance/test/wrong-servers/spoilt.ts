import type { Handler } from "@swiftline/sdk-http";

/** One thing that a server does wrong, and the checks that must find it, and no other. */
export interface Fault {
  readonly server: string;
  readonly spoil: (good: Handler) => Handler;
  readonly caught: readonly string[];
  /** Found only where requests are made. */
  readonly writes?: true;
}

export const inBoth = (...ids: readonly string[]): readonly string[] =>
  ids.flatMap((id) => ["xml", "json"].map((format) => id.replace("*", format)));

export interface Seen {
  readonly request: Request;
  readonly url: URL;
  readonly text: string;
  readonly status: number;
  readonly type: string;
}

export type Said = Partial<Pick<Seen, "text" | "status" | "type">> & { readonly bytes?: Uint8Array<ArrayBuffer> };

/** Says something else where `change` does; undefined leaves an answer as it is. */
export const saying =
  (change: (seen: Seen) => Said | undefined | Promise<Said | undefined>) =>
  (good: Handler): Handler =>
  async (request) => {
    const copy = request.clone();
    const response = await good(request);
    const [text, type] = [await response.text(), response.headers.get("content-type") ?? ""];
    const seen = { request: copy, url: new URL(request.url), text, type, status: response.status };
    const said = { ...seen, ...(await change(seen)) };
    return new Response(said.bytes ?? said.text, { status: said.status, headers: { "content-type": said.type } });
  };

export const isJson = ({ url }: Seen): boolean => url.pathname.endsWith(".json");
export const isFor = ({ url }: Seen, name: string): boolean => new RegExp(`/${name}\\.(xml|json)$`).test(url.pathname);
export const isGood = ({ status }: Seen): boolean => status < 300;
export const isList = (seen: Seen): boolean => isFor(seen, "requests") && seen.request.method === "GET" && isGood(seen);
export const isOfRequests = (seen: Seen): boolean => seen.url.pathname.includes("/requests") && isGood(seen);

/** Asks something else than was asked. */
export const hearing =
  (change: (url: URL) => void) =>
  (good: Handler): Handler =>
  (request) => {
    const url = new URL(request.url);
    change(url);
    return good(new Request(url, request));
  };

export const ignoring = (...names: readonly string[]) =>
  hearing((url) => {
    for (const name of names) url.searchParams.delete(name);
  });

export const html: Said = {
  text: "<!DOCTYPE html><html><body><h1>Oops</h1><br></body></html>",
  type: "text/html; charset=utf-8",
};

export const replaced = (pattern: RegExp, by: string, where: (seen: Seen) => boolean) =>
  saying((seen) => (where(seen) ? { text: seen.text.replaceAll(pattern, by) } : undefined));

/** Changes the form that is posted. */
export const posted =
  (change: (form: URLSearchParams) => void) =>
  (good: Handler): Handler =>
  async (request) => {
    const isForm = request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded");
    if (request.method !== "POST" || !isForm) return good(request);
    const form = new URLSearchParams(await request.text());
    change(form);
    return good(new Request(request.url, { method: "POST", body: form }));
  };

export const isPost = ({ request }: Seen): boolean => request.method === "POST";
