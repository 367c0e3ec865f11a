import type { TimelineWords } from "./timeline-words.ts";

export const timelineEn: TimelineWords = {
  named: {
    agency: (agency) => agency,
    agencies: (agencies) => agencies,
    from: (agency) => `from ${agency}`,
    to: (agency) => `to ${agency}`,
    departments: (agencies) => `for ${agencies}`,
    coHandlers: (agencies) => `assisted by ${agencies}`,
    lead: (agency) => `assists ${agency}`,
    copiedTo: (agencies) => `copy to ${agencies}`,
  },
  appeals: {
    into: (ids) => `into ${ids}`,
    partOf: (id) => `a part of ${id}`,
    duplicate: (id) => id,
    sharedFrom: (id) => `with ${id}`,
  },
  coded: {
    disposition: {
      emergency: "for the emergency services",
      statutory: "has a legal path of its own",
      duplicate: "the same matter, handled already",
      secret: "touches a secret",
      "out-of-duty": "no public body's duty",
      unlawful: "against the law",
    },
    ground: {
      duty: "not its duty",
      jurisdiction: "not in its territory",
      "no-cooperation": "the caller does not cooperate",
      "out-of-scope": "out of scope",
    },
    form: {
      reminder: "a reminder",
      written: "a written order",
      listed: "a public listing",
      interview: "an interview",
    },
    reached: { true: "", false: "nobody answered" },
    contacted: { true: "the agency got in touch", false: "the agency did not get in touch" },
    resolved: { yes: "resolved", no: "not resolved", partly: "partly resolved" },
    satisfied: {
      "very-satisfied": "very satisfied",
      satisfied: "satisfied",
      "basically-satisfied": "basically satisfied",
      dissatisfied: "dissatisfied",
      "very-dissatisfied": "very dissatisfied",
    },
    upheld: { true: "the agency is right", false: "the agency keeps it" },
    excluded: { true: "left out", false: "stays in" },
  },
  moments: {
    limit: (at) => `to be settled by ${at}`,
    until: (at) => `until ${at}`,
    dueAt: (at) => `the limit was ${at}`,
    resolveOn: (at) => `until ${at} at the latest`,
    reviewAt: (at) => `looked at again ${at}`,
  },
  quoted: (text) => `“${text}”`,
  comma: ", ",
  line: (at, event, facts) => `${at}  ${event}${facts.length === 0 ? "" : `: ${facts.join(", ")}`}`,
};
