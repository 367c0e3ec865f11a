import { nearest, no, ok, type PolicyBook, type Result } from "@swiftline/core";
import { type Actor, agencyOf, type Refusal, refusalFor } from "@swiftline/core/appeal";
import type { Agency } from "@swiftline/core/city";
import { en, sayRefusal, zh } from "@swiftline/core/text";
import type { Said } from "./language.ts";
import type { RefusedQuery, RequestProblem } from "./problem.ts";

/** Who asks, and by which city. */
export interface Asking {
  readonly actor: Actor;
  readonly book: PolicyBook;
}

/** What is said of a code that is not in a list of the city. */
const refusalBy = {
  agencies: (agency) => ({ code: "city/unknown-agency", agency }),
  categories: (category) => ({ code: "city/unknown-category", category }),
  areas: (area) => ({ code: "city/unknown-area", area }),
} as const satisfies Readonly<Record<string, (code: string) => Refusal>>;
type List = keyof typeof refusalBy;

/** The parameters that name a code, and the list where it must stand. */
const listOf = {
  agency: "agencies",
  category: "categories",
  area: "areas",
  whyNot: "agencies",
} as const satisfies Readonly<Record<string, List>>;
type Codes = { readonly [Parameter in keyof typeof listOf]?: string | undefined };

const parameters = Object.keys(listOf) as readonly (keyof Codes)[];

/**
 * The codes of a query, all of them known. What is looked for by a code that nothing can have is never found, and the empty list would
 * look true.
 */
export function knownCodes<Asked extends Codes>(asked: Asked, book: PolicyBook): Result<Asked, RefusedQuery> {
  const unknown = parameters.flatMap((parameter) => {
    const [list, code] = [listOf[parameter], asked[parameter]];
    return code === undefined || book[list].has(code) ? [] : [{ parameter, list, code }];
  });
  const refusal = refusalFor(unknown.map(({ list, code }) => refusalBy[list](code)));
  if (refusal === undefined) return ok(asked);
  const errors = unknown.map(({ parameter, list, code }) => ({ detail: unknownIn(list, code, book), parameter }));
  return no({ ...refusal, errors });
}

/** The same for a list of appeals: an agency is shown what it holds, and may name no other. */
export function codesListed<Asked extends Codes>(
  asked: Asked,
  { actor, book }: Asking,
): Result<Asked & Pick<Codes, "agency">, RefusedQuery | RequestProblem> {
  const own = agencyOf(actor);
  if (own === undefined) return knownCodes(asked, book);
  if (asked.agency !== undefined && asked.agency !== own)
    return no({ code: "http/forbidden", errors: [{ detail: ownOnly, parameter: "agency" }] });
  const known = knownCodes({ ...asked, agency: undefined }, book);
  return known.ok ? ok({ ...asked, agency: own }) : known;
}

const ownOnly: Said = {
  en: "an agency is shown what it holds: leave agency out, or name your own",
  zh: "承办单位只能查看本单位承办的诉求：请省略 agency，或填写本单位代码",
};

/** The agency that a path leads to: for an agency, none but itself. */
export function agencyAt(code: string, { actor, book }: Asking): Result<Agency, RequestProblem> {
  const agency = book.agencies.get(code);
  if (agency === undefined) return no({ code: "http/unknown-path", detail: unknownIn("agencies", code, book) });
  return (agencyOf(actor) ?? code) === code ? ok(agency) : no({ code: "http/forbidden" });
}

/** That a list does not have a code, and which one was probably meant. */
function unknownIn(list: List, code: string, book: PolicyBook): Said {
  const refusal = refusalBy[list](code);
  const near = nearest(
    code,
    book[list].nodes.map(({ id }) => id),
  );
  const [inEnglish, inChinese] = [sayRefusal(refusal, en), sayRefusal(refusal, zh)];
  if (near === undefined) return { en: inEnglish, zh: inChinese };
  return { en: `${inEnglish} Did you mean ${near}?`, zh: `${inChinese}是否指 ${near}？` };
}
