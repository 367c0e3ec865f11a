import { growTree } from "../../src/city/tree.ts";
import type { Domain, Subject } from "../../src/routing/subject.ts";

const tree = (parents: Readonly<Record<string, string | undefined>>) =>
  growTree(Object.entries(parents).map(([id, parent]) => ({ id, name: id, parent })));

const agencies = ["police", "housing", "desk"];
const policies = ["urgent", "ordinary"];

/** The lists against which a small routing table is read. */
export const domain: Domain = {
  categories: tree({ noise: undefined, "noise-street": "noise", "noise-home": "noise", heat: undefined }),
  areas: tree({ city: undefined, west: "city", "west-river": "west", east: "city" }),
  hasAgency: (agency) => agencies.includes(agency),
  agencies: () => agencies,
  hasPolicy: (policy) => policies.includes(policy),
  policies: () => policies,
};

/** A complaint by phone about noise in the street, changed where a test says so. */
export const subject = (changes: Partial<Subject> = {}): Subject => ({
  category: "noise-street",
  area: "west-river",
  text: "loud music",
  channel: "phone",
  kind: "complaint",
  ...changes,
});
