import { type Ears, type Heard, hear } from "./hear.ts";

export type Arguments = readonly (readonly [name: string, value: string])[];

export interface Question {
  /** Below the base: `services.json`. */
  readonly path: string;
  readonly query?: Arguments;
  /** What is posted; without it, it is a GET. */
  readonly form?: Arguments;
  readonly multipart?: boolean;
  /** Where the jurisdiction goes along: in the query and in the form, where nothing is said. */
  readonly jurisdiction?: "form" | "query" | "none";
  /** Asks once more what was asked before. */
  readonly again?: number;
}

/** What is sent with the requests for service that are made to see what becomes of them. */
export interface Posting {
  readonly apiKey?: string | undefined;
  /** Which service is asked for; one that needs no answers, else. */
  readonly service?: string | undefined;
  /** Where, as latitude and longitude; where another request was, else. */
  readonly at?: readonly [string, string] | undefined;
}

/** The server that is looked at. Every question is asked once, however many checks want the answer. */
export interface Site {
  readonly base: string;
  readonly jurisdiction: string | undefined;
  readonly posting: Posting;
  readonly ask: (question: Question) => Promise<Heard>;
  readonly now: () => number;
}

export interface Reaching extends Partial<Ears> {
  readonly posting?: Posting;
  readonly jurisdiction?: string | undefined;
  readonly now?: () => number;
}

/** A server that was silent so often in a row is asked no more. */
const MOST_SILENCES = 5;

/** The server at a base, such as `https://city.example/open311/v2`. */
export function siteAt(
  base: string,
  {
    jurisdiction,
    posting = {},
    fetch = globalThis.fetch,
    now = Date.now,
    patience = 20_000,
    mostBytes = 8 * 1024 * 1024,
  }: Reaching,
): Site {
  const asked = new Map<string, Promise<Heard>>();
  let silences = 0;
  const heardFrom = async (request: Request): Promise<Heard> => {
    if (silences >= MOST_SILENCES) return { url: request.url, why: `not asked, after ${silences} silences in a row` };
    const heard = await hear(request, { fetch, patience, mostBytes });
    silences = "why" in heard ? silences + 1 : 0;
    return heard;
  };
  const trimmed = base.replace(/(?<!\/)\/+$/, "");
  return {
    base: trimmed,
    jurisdiction,
    posting,
    now,
    ask(question) {
      const key = JSON.stringify(question);
      const known = asked.get(key);
      if (known !== undefined) return known;
      const heard = heardFrom(requestOf(trimmed, question, jurisdiction));
      asked.set(key, heard);
      return heard;
    },
  };
}

function requestOf(base: string, question: Question, jurisdiction: string | undefined): Request {
  const { path, query = [], form, multipart = false, jurisdiction: place } = question;
  const named = (here: "form" | "query"): Arguments =>
    jurisdiction === undefined || (place ?? here) !== here ? [] : [["jurisdiction_id", jurisdiction]];
  const search = String(new URLSearchParams([...named("query"), ...query].map(pair)));
  const url = `${path.startsWith("http") ? path : `${base}/${path}`}${search === "" ? "" : `?${search}`}`;
  if (form === undefined) return new Request(url);
  const fields = [...form, ...named("form")];
  return new Request(url, {
    method: "POST",
    body: multipart ? multipartOf(fields) : new URLSearchParams(fields.map(pair)),
  });
}

const pair = ([name, value]: Arguments[number]): [string, string] => [name, value];

function multipartOf(fields: Arguments): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}
