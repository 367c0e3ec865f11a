import type { RefusalCode } from "@swiftline/core/appeal";

/** What every occurrence of a refusal has in common; the words for one occurrence are core's (`@swiftline/core/text`). */
export const refusalTitle = {
  "act/not-allowed": "This act is for others to do",
  "act/back-in-time": "Something later has already happened",
  "appeal/exists": "The appeal is already registered",
  "appeal/unknown": "The appeal is not known",
  "appeal/wrong-status": "The appeal's status does not allow this act",
  "appeal/not-yours": "Another agency holds the appeal",
  "appeal/returned-before": "The agency has returned this appeal before",
  "appeal/may-not-return": "The appeal may not be returned",
  "appeal/designated": "The agency was designated and must keep the appeal",
  "appeal/unsound-ruling": "The ruling does not say whose the appeal is",
  "appeal/takes-part-already": "The agency takes part already",
  "appeal/advice-missing": "It is not said what the caller is told",
  "appeal/not-an-inquiry": "Only an inquiry is answered at once",
  "appeal/not-followed-up": "The caller has not been called back",
  "appeal/unsound-merge": "The appeal cannot be merged into that one",
  "appeal/leads-others": "Other appeals wait for the result of this one",
  "appeal/not-offered": "The appeal was not offered to this agency",
  "appeal/may-not-whistle": "This agency may not whistle",
  "appeal/not-summoned": "No whistle waits for this agency",
  "appeal/asked-already": "That was asked already",
  "appeal/nothing-asked": "There is nothing to rule on",
  "appeal/ruled-for-good": "The ruling is final",
  "appeal/answered-already": "The caller has answered already",
  "appeal/unsound-answer": "The answers do not fit together",
  "appeal/too-late": "It is too late for that",
  "appeal/not-due-yet": "There is nothing to ask the caller yet",
  "appeal/date-passed": "The date has passed",
  "appeal/extension-unclear": "It is not clear how much more time is meant",
  "appeal/may-not-extend": "The limit may not be extended",
  "appeal/depended-on": "Something that came later depends on it",
  "city/unknown-agency": "The city does not have this agency",
  "city/unknown-category": "The city does not have this category",
  "city/unknown-area": "The city does not have this area",
  "city/unknown-hotline": "The city does not have this hotline",
  "city/unknown-policy": "The city does not have this policy",
  "city/unknown-ground": "The city does not have this ground",
} as const satisfies Record<RefusalCode, string>;

/** The member of a request's body that a refusal is about. */
export const refusedMember: { readonly [Code in RefusalCode]?: string } = {
  "city/unknown-agency": "agency",
  "city/unknown-category": "category",
  "city/unknown-area": "area",
  "city/unknown-hotline": "hotline",
};
