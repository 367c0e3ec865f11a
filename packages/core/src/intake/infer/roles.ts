import { id } from "./roles/identity.ts";
import { category, channel, confidential, detail, kind, result, status, text } from "./roles/matter.ts";
import {
  dispatchedAt,
  dueAt,
  endedAt,
  firstContactAt,
  followUpAt,
  registeredAt,
  resultAt,
  signedAt,
  updatedAt,
} from "./roles/moments.ts";
import { agency, contacted, hotline, personal, reached, resolved, satisfied } from "./roles/people.ts";
import { address, area, latitude, longitude, position } from "./roles/place.ts";
import type { RoleGuess } from "./roles/role-guess.ts";

/** The meanings that can be told on their own. */
export const independentRoles: readonly RoleGuess[] = [
  id,
  registeredAt,
  category,
  agency,
  status,
  kind,
  channel,
  confidential,
  latitude,
  longitude,
  position,
  reached,
  contacted,
  resolved,
  satisfied,
  personal,
  hotline,
];

/** Those that can be told once the date of creation and the category are known. */
export const dependentRoles: readonly RoleGuess[] = [
  endedAt,
  dueAt,
  dispatchedAt,
  signedAt,
  firstContactAt,
  resultAt,
  followUpAt,
  updatedAt,
  detail,
  result,
  address,
  area,
  text,
];
