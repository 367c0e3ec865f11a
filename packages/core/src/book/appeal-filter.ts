import { type Appeal, agencyHolding, isOpen } from "../appeal/appeal.ts";
import { partiesBesidesLead } from "../appeal/parties.ts";
import type { Tree } from "../city/tree.ts";
import { flatCircle, isInBox, isInCircle } from "./places.ts";
import type { PolicyBook } from "./policy-book.ts";
import type { AppealFilter } from "./ports.ts";

/**
 * Whether an appeal is among those that a filter asks for, read from the appeal itself: for lists over a log in memory. Its words are not
 * looked for: they are a matter of the search.
 */
export const matchesFilter = (
  appeal: Appeal,
  filter: Omit<AppealFilter, "words">,
  book: Pick<PolicyBook, "categories" | "areas">,
): boolean =>
  appeal.status !== "withdrawn" &&
  standsAsAsked(appeal, filter) &&
  happenedAsAsked(appeal, filter) &&
  liesAsAsked(appeal, filter) &&
  (filter.categories?.includes(appeal.matter.category) ?? true) &&
  isBelow(book.categories, appeal.matter.category, filter.category) &&
  isBelow(book.areas, appeal.matter.area, filter.area);

function standsAsAsked(appeal: Appeal, filter: AppealFilter): boolean {
  const { open, status, statuses, agency, party, confidential } = filter;
  return (
    (open === undefined || isOpen(appeal) === open) &&
    (status === undefined || appeal.status === status) &&
    (statuses === undefined || statuses.includes(appeal.status)) &&
    (agency === undefined || agencyHolding(appeal) === agency) &&
    (party === undefined || partiesBesidesLead(appeal).includes(party)) &&
    (confidential === undefined || (appeal.matter.confidential ?? false) === confidential)
  );
}

function happenedAsAsked({ registeredAt, lastAt }: Appeal, filter: AppealFilter): boolean {
  const { registeredFrom, registeredBefore, updatedFrom, updatedBefore } = filter;
  return isWithin(registeredAt, registeredFrom, registeredBefore) && isWithin(lastAt, updatedFrom, updatedBefore);
}

const isWithin = (at: number, from = Number.NEGATIVE_INFINITY, before = Number.POSITIVE_INFINITY): boolean =>
  at >= from && at < before;

function liesAsAsked({ matter: { position } }: Appeal, { box, near }: AppealFilter): boolean {
  if (box === undefined && near === undefined) return true;
  if (position === undefined) return false;
  return (
    (box === undefined || isInBox(position, box)) && (near === undefined || isInCircle(position, flatCircle(near)))
  );
}

const isBelow = (tree: Tree, code: string | undefined, asked: string | undefined): boolean =>
  asked === undefined || (code !== undefined && tree.path(code).includes(asked));
