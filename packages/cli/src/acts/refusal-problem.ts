import { didYouMean, type PolicyBook, type Problem } from "@swiftline/core";
import { httpStatusOf, type Refusal, type RefusalCode, reasonsOf } from "@swiftline/core/appeal";
import { sayRefusal } from "@swiftline/core/text";
import { type Language, languages } from "../present/clock-explanation.ts";

/**
 * What a refusal says no for, in the reader's language, with the code that was probably meant where the city does not have the one
 * given.
 */
export const refusalProblems = (refusal: Refusal, book: PolicyBook, language: Language): readonly Problem[] =>
  reasonsOf(refusal).map((reason) => ({
    code: reason.code,
    message: sayRefusal(reason, languages[language]),
    ...suggestionFor(reason, book),
  }));

function suggestionFor(refusal: Refusal, book: PolicyBook): { readonly suggestion?: string } {
  switch (refusal.code) {
    case "city/unknown-agency":
      return didYouMean(refusal.agency, book.agencies.nodes.map(idOf));
    case "city/unknown-category":
      return didYouMean(refusal.category, book.categories.nodes.map(idOf));
    case "city/unknown-area":
      return didYouMean(refusal.area, book.areas.nodes.map(idOf));
    case "city/unknown-hotline":
      return didYouMean(refusal.hotline, book.city.hotlines.map(idOf));
    case "city/unknown-policy":
      return didYouMean(refusal.policy, book.policies.keys());
    case "city/unknown-ground":
      return didYouMean(refusal.ground, refusal.known);
    default:
      return {};
  }
}

const idOf = ({ id }: { readonly id: string }): string => id;

type HttpStatus = (typeof httpStatusOf)[RefusalCode];

/** Exit statuses by kind: not allowed, not there, not as the appeal stands or stood, not as it was said. */
const exitStatusFor = { 403: 77, 404: 66, 409: 1, 412: 1, 422: 65 } as const satisfies Record<HttpStatus, number>;

/** The exit status of a command whose only act was refused. */
export const exitStatusOfRefusal = (code: RefusalCode): number => exitStatusFor[httpStatusOf[code]];
