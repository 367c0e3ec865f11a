import type { AttributeType } from "../appeal/terms.ts";
import { formatInstant } from "../time/instant.ts";
import { clockEn, extensionRefusedEn } from "./clock-en.ts";
import { adviceEn, unsoundMergeEn, unsoundRulingEn } from "./dispatch-en.ts";
import { routeEn } from "./route-en.ts";
import type { Words } from "./words.ts";

const takenEn = (takes: AttributeType): string =>
  takes.type === "choice"
    ? `one of ${takes.values.join(", ")}`
    : { number: "a number, such as 3", text: "a text" }[takes.type];

export const en: Words = {
  status: {
    registered: "registered",
    conferencing: "in conference",
    dispatched: "dispatched",
    signed: "signed for",
    handling: "being handled",
    disputed: "disputed",
    parked: "parked",
    merged: "merged into another",
    reported: "reported, to be followed up",
    answered: "answered at once",
    diverted: "diverted",
    split: "split",
    terminated: "terminated",
    closed: "closed",
    withdrawn: "withdrawn",
  },
  event: {
    AppealRegistered: "registered",
    InquiryAnswered: "answered at once",
    AppealDiverted: "diverted",
    AppealMerged: "merged into another appeal",
    DuplicateJoined: "joined by another appeal",
    AppealUnmerged: "taken out of another appeal",
    DuplicateLeft: "left by another appeal",
    AppealSplit: "split into several appeals",
    ConferenceCalled: "agencies called to confer",
    AppealDispatched: "dispatched",
    AssignmentSigned: "signed for",
    AssignmentDisputed: "dispatch disputed",
    DisputeRuled: "dispute ruled on",
    AssignmentReturned: "returned",
    TransferOffered: "transfer offered",
    AppealTransferred: "transferred",
    WhistleBlown: "departments whistled for",
    WhistleAnswered: "whistle answered",
    CoHandlerAdded: "co-handler added",
    AppealEscalated: "escalated",
    CallerContacted: "caller contacted",
    ProgressNoted: "progress noted",
    ExtensionRequested: "extension requested",
    ExtensionApproved: "extension approved",
    ExtensionDenied: "extension denied",
    AppealParked: "parked",
    AppealResumed: "taken up again",
    ResultReported: "result reported",
    FollowUpRecorded: "followed up",
    VoteChanged: "answers changed",
    ReworkOrdered: "rework ordered",
    AppealSupervised: "supervised",
    ProblemOrderRaised: "raised as a problem order",
    ExclusionRequested: "exclusion from scores requested",
    ExclusionRuled: "exclusion from scores ruled on",
    ExclusionAppealed: "ruling on exclusion appealed against",
    TerminationRequested: "termination requested",
    TerminationDenied: "termination denied",
    AppealTerminated: "terminated",
    AppealClosed: "closed",
    AppealReopened: "reopened",
    PraiseRecorded: "praise recorded",
    RiskWarned: "risk warned of",
    ClockWarned: "limit near",
    ClockBreached: "limit broken",
    ClockCorrected: "clock corrected",
    ImportWithdrawn: "import withdrawn",
  },
  clock: clockEn,
  route: routeEn,
  refusal: {
    "act/not-allowed": ({ act, by, allowed }) => `${by} may not ${act}; it is for ${allowed.join(", ")}.`,
    "act/back-in-time": ({ at, last }) =>
      `${formatInstant(at)} lies before the last event of the appeal, at ${formatInstant(last)}.`,
    "appeal/exists": ({ appealId }) => `Appeal ${appealId} exists already.`,
    "appeal/unknown": ({ appealId }) => `There is no appeal ${appealId}.`,
    "appeal/changed": ({ seen, version }) => `You saw version ${seen} of the appeal; it is at version ${version} now.`,
    "appeal/wrong-status": ({ act, status, allowed }) =>
      `An appeal that is ${en.status[status]} does not allow “${act}”; it must be ${allowed.map((one) => en.status[one]).join(" or ")}.`,
    "appeal/not-yours": ({ agency, assigned }) => `The appeal is with ${assigned}, not with ${agency}.`,
    "appeal/returned-before": ({ agency }) => `${agency} has returned this appeal; it is not sent there again.`,
    "appeal/may-not-return": ({ agency }) =>
      `${agency} may not return the appeal: it has been returned too often and must be designated.`,
    "appeal/designated": ({ agency }) => `${agency} was designated: it may neither return the appeal nor dispute it.`,
    "appeal/unsound-ruling": ({ why }) => unsoundRulingEn[why],
    "appeal/takes-part-already": ({ agency, as }) =>
      as === "lead" ? `${agency} has the appeal already, and leads.` : `${agency} assists with the appeal already.`,
    "appeal/unsound-merge": ({ into, why }) => unsoundMergeEn[why](into),
    "appeal/leads-others": ({ duplicates }) =>
      `${duplicates.length} other appeals wait for the result of this one: report it, or take them out first.`,
    "appeal/not-offered": ({ agency, offeredTo }) =>
      offeredTo === undefined
        ? `Nobody has offered the appeal to ${agency}.`
        : `The appeal was offered to ${offeredTo}, not to ${agency}.`,
    "appeal/may-not-whistle": ({ agency }) =>
      `${agency} may not whistle: only a subdistrict or a township calls departments to the spot.`,
    "appeal/not-summoned": ({ agency }) => `No whistle waits for ${agency}.`,
    "appeal/asked-already": ({ since }) => `That was asked already, at ${formatInstant(since)}.`,
    "appeal/nothing-asked": ({ act }) => `There is nothing to rule on: first comes “${act}”.`,
    "appeal/ruled-for-good": () => "The ruling was already appealed against; it is final.",
    "appeal/answered-already": ({ at }) =>
      `The caller has answered already, at ${formatInstant(at)}; each person has one vote an appeal.`,
    "appeal/unsound-answer": ({ why }) =>
      why === "empty"
        ? "A caller who was reached answers at least one question: contacted, resolved or satisfied."
        : "A caller who was not reached has answered nothing.",
    "appeal/too-late": ({ until }) => `That could be done until ${formatInstant(until)}.`,
    "appeal/advice-missing": ({ disposition }) => `Say what the caller is told: ${adviceEn[disposition]}.`,
    "appeal/not-an-inquiry": ({ kind }) => `Only an inquiry can be answered at once; this is a ${kind}.`,
    "appeal/no-text": () => "The text says nothing: say what the appeal is about.",
    "appeal/unsound-language": ({ language }) => `${language} is no language tag of BCP 47, such as en or zh-Hant.`,
    "appeal/unknown-whole": ({ partOf }) => `There is no appeal ${partOf} of which this one could be a part.`,
    "appeal/not-followed-up": () => "The caller has not been called back; an appeal closes after its follow-up.",
    "appeal/not-due-yet": () =>
      "No result is reported and the limit has not passed: there is nothing to ask the caller yet.",
    "appeal/date-passed": ({ at, given }) => `${formatInstant(given)} lies not after ${formatInstant(at)}.`,
    "appeal/extension-unclear": ({ said }) =>
      said === "twice"
        ? "Say either until when or how much more, not both."
        : "Nobody has asked for more time, and it is not said how much.",
    "appeal/may-not-extend": extensionRefusedEn,
    "appeal/depended-on": ({ event, at, more }) =>
      `What was imported cannot be taken back: “${en.event[event]}” came after it, at ${formatInstant(at)}${more > 0 ? `, and ${more} more` : ""}.`,
    "city/unknown-agency": ({ agency }) => `The city has no agency ${agency}.`,
    "city/unknown-category": ({ category }) => `The city has no category ${category}.`,
    "city/unknown-area": ({ area }) => `The city has no area ${area}.`,
    "city/unknown-hotline": ({ hotline }) => `The city has no hotline ${hotline}.`,
    "city/unknown-policy": ({ policy }) => `The city has no policy ${policy}.`,
    "city/unknown-ground": ({ ground, known }) =>
      `${ground} is no ground on which the city leaves an appeal out of the scores; those are ${known.join(", ")}.`,
    "city/unknown-attribute": ({ attribute, known, meant }) =>
      `The city has no attribute ${attribute}; ${meant === undefined ? `it has ${known.join(", ")}` : `${meant} may be meant`}.`,
    "city/unsound-value": ({ attribute, takes, meant }) =>
      `The attribute ${attribute} takes ${takenEn(takes)}${meant === undefined ? "" : `; ${meant} may be meant`}.`,
  },
};
