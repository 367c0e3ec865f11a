import type { Actor } from "@swiftline/core/appeal";
import type { ActBody, HttpAct } from "./http-acts.ts";

/** One time that an act is done well, in the example city. */
interface ActExample<Name extends HttpAct> {
  /** Which of the appeals that wait there: see {@link appeal}. */
  readonly appeal: string;
  readonly by: Actor;
  /** The acts whose examples come first, so that the appeal allows this one. */
  readonly after?: readonly HttpAct[];
  readonly body: ActBody<Name>;
}

/** The appeals of the example city: with the roads department, a subdistrict, nobody, roads again; and one whose caller is not reached. */
const appeal = {
  hole: "testville:1",
  noise: "testville:2",
  inquiry: "testville:3",
  sameHole: "testville:4",
  silent: "testville:5",
} as const;

const [hotline, reviewer, caller] = ["hotline", "reviewer", "caller"] as const;
const [roads, office] = ["agency:roads", "agency:east-office"] as const;

/** What was done and the caller's yes to it: an appeal that is closed. */
const closed = ["report-result", "follow-up"] as const;

export const actExamples: { readonly [Name in HttpAct]: ActExample<Name> } = {
  answer: { appeal: appeal.inquiry, by: hotline, body: { answer: "On Saturdays, from nine to one." } },
  divert: {
    appeal: appeal.inquiry,
    by: hotline,
    body: { disposition: "statutory", advice: "The court of the district decides that; it sits in Court Street." },
  },
  merge: { appeal: appeal.sameHole, by: hotline, body: { into: appeal.hole } },
  unmerge: { appeal: appeal.sameHole, by: hotline, after: ["merge"], body: { reason: "It is another hole." } },
  split: {
    appeal: appeal.inquiry,
    by: hotline,
    body: {
      into: [
        { appealId: "testville:3-1", category: "streets-light", text: "The lamp at the office is dark." },
        { appealId: "testville:3-2", category: "other", text: "When is the office open?" },
      ],
    },
  },
  confer: { appeal: appeal.inquiry, by: hotline, body: { agencies: ["roads", "desk"], question: "Whose is it?" } },
  dispatch: { appeal: appeal.inquiry, by: hotline, body: { agency: "roads", manner: "direct", priority: "normal" } },
  sign: { appeal: appeal.hole, by: roads, body: {} },
  dispute: { appeal: appeal.hole, by: roads, body: { ground: "jurisdiction", reason: "The road is private." } },
  "rule-on-dispute": {
    appeal: appeal.hole,
    by: reviewer,
    after: ["dispute"],
    body: { upheld: false, reason: "The map says that it is public." },
  },
  return: { appeal: appeal.hole, by: roads, body: { ground: "duty", reason: "The pipe below it belongs to others." } },
  transfer: { appeal: appeal.hole, by: roads, body: { to: "east-office", reason: "They mend that street." } },
  "accept-transfer": { appeal: appeal.hole, by: office, after: ["transfer"], body: { reason: "It is ours." } },
  whistle: {
    appeal: appeal.noise,
    by: office,
    after: ["contact"],
    body: { departments: ["roads"], matter: "The noise comes from a building site." },
  },
  "answer-whistle": {
    appeal: appeal.noise,
    by: roads,
    after: ["contact", "whistle"],
    body: { note: "Somebody is there at ten." },
  },
  "co-handle": { appeal: appeal.hole, by: roads, body: { agency: "east-office" } },
  escalate: {
    appeal: appeal.noise,
    by: office,
    after: ["contact"],
    body: { to: "desk", reason: "Nobody has to stop." },
  },
  contact: { appeal: appeal.noise, by: office, body: { note: "The caller shows us the place at noon." } },
  note: { appeal: appeal.hole, by: roads, body: { note: "The gravel is ordered." } },
  "request-extension": {
    appeal: appeal.hole,
    by: roads,
    body: { until: "2026-05-15T15:00:00Z", reason: "The asphalt works are closed this week." },
  },
  "approve-extension": { appeal: appeal.hole, by: hotline, after: ["request-extension"], body: {} },
  "deny-extension": {
    appeal: appeal.hole,
    by: hotline,
    after: ["request-extension"],
    body: { reason: "Gravel will do until then." },
  },
  park: {
    appeal: appeal.noise,
    by: office,
    after: ["contact"],
    body: { plan: "The new windows come in summer.", resolveOn: "2026-07-01T09:00:00Z" },
  },
  resume: { appeal: appeal.noise, by: office, after: ["contact", "park"], body: { reason: "The windows are there." } },
  "report-result": { appeal: appeal.hole, by: roads, body: { result: "The hole is filled." } },
  "follow-up": {
    appeal: appeal.hole,
    by: hotline,
    after: ["report-result"],
    body: { channel: "phone", reached: true, contacted: true, resolved: "yes", satisfied: "satisfied" },
  },
  "change-vote": {
    appeal: appeal.hole,
    by: caller,
    after: closed,
    body: { channel: "web", resolved: "no", satisfied: "dissatisfied", reason: "The rain has washed it out." },
  },
  redo: { appeal: appeal.hole, by: hotline, after: ["report-result"], body: { reason: "The caller sees no change." } },
  supervise: { appeal: appeal.hole, by: hotline, body: { form: "reminder", reason: "It is due tomorrow." } },
  "raise-problem-order": {
    appeal: appeal.hole,
    by: hotline,
    body: { to: "desk", reason: "It comes back every spring." },
  },
  "request-exclusion": {
    appeal: appeal.hole,
    by: roads,
    after: ["report-result"],
    body: { ground: "beyond-power", reason: "The road was closed by order." },
  },
  "rule-on-exclusion": {
    appeal: appeal.hole,
    by: reviewer,
    after: ["report-result", "request-exclusion"],
    body: { excluded: false, reason: "It was open again the next day." },
  },
  "appeal-exclusion": {
    appeal: appeal.hole,
    by: roads,
    after: ["report-result", "request-exclusion", "rule-on-exclusion"],
    body: { reason: "The order says two days." },
  },
  "request-termination": {
    appeal: appeal.hole,
    by: roads,
    body: { ground: "no-cooperation", reason: "The gate stays locked to us." },
  },
  "deny-termination": {
    appeal: appeal.hole,
    by: hotline,
    after: ["request-termination"],
    body: { reason: "The caller opens on Monday." },
  },
  terminate: {
    appeal: appeal.hole,
    by: hotline,
    after: ["request-termination"],
    body: { reason: "It can be mended once the gate is open: call again then." },
  },
  close: { appeal: appeal.silent, by: hotline, body: { because: "unreachable" } },
  reopen: { appeal: appeal.hole, by: hotline, after: closed, body: { reason: "The hole is back." } },
  praise: { appeal: appeal.hole, by: caller, after: closed, body: { agency: "roads", note: "Done within the day." } },
  warn: { appeal: appeal.hole, by: hotline, body: { to: ["roads"], risk: "The school bus passes there." } },
};
