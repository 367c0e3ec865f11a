import type { Event } from "@swiftline/core/appeal";
import { toldMoments, type Words } from "@swiftline/core/text";
import { formatInZone, type Zone } from "@swiftline/core/time";
import * as z from "zod";
import { TimeAnswer } from "./answers.ts";

/** What happened, its moments in the city's time. Events refer to a caller and never name one. */
export const EventAnswer = z.looseObject({ type: z.string(), at: TimeAnswer, by: z.string() });
export type EventAnswer = z.infer<typeof EventAnswer>;

export const eventAnswer = (event: Partial<Event>, zone: Zone): EventAnswer =>
  toldMoments(event, (instant) => formatInZone(instant, zone)) as EventAnswer;

/** What happened, to whom, and who else takes part. */
export const eventLine = (event: Event, words: Words): string => `${words.event[event.type]}${partiesIn(event)}`;

function partiesIn(event: Event): string {
  const also = (word: string, agencies: readonly string[] = []): string =>
    agencies.length === 0 ? "" : `, ${word} ${agencies.join(", ")}`;
  switch (event.type) {
    case "AppealDispatched": {
      const { agency, manner, coHandlers, copiedTo, priority } = event;
      const how = manner === "fallback" || manner === "designated" ? ` (${manner})` : "";
      return `: ${agency}${how}${also("with", coHandlers)}${also("copy to", copiedTo)}${priority ? `, ${priority}` : ""}`;
    }
    case "ConferenceCalled":
      return `: ${event.agencies.join(", ")}`;
    case "AppealDiverted":
      return `: ${event.disposition}`;
    case "DisputeRuled":
      return `: ${event.upheld ? "upheld" : "denied"}${event.agency === undefined ? "" : `, designated ${event.agency}`}`;
    case "AppealMerged":
      return `: ${event.into}`;
    case "AppealUnmerged":
      return `: ${event.from}`;
    case "DuplicateJoined":
    case "DuplicateLeft":
      return `: ${event.duplicate}`;
    case "AppealSplit":
      return `: ${event.into.join(", ")}`;
    case "WhistleBlown":
      return `: ${event.agency} for ${event.departments.join(", ")}`;
    case "TransferOffered":
    case "AppealTransferred":
      return `: to ${event.to}`;
    case "AppealEscalated":
      return `: ${event.agency} to ${event.to}`;
    case "ProblemOrderRaised":
      return `: ${event.to}`;
    case "RiskWarned":
      return `: ${event.to.join(", ")}`;
    case "AppealSupervised":
      return `: ${event.agency}, ${event.form}`;
    case "ExclusionRuled":
      return `: ${event.excluded ? "left out" : "stays in"}`;
    case "ResultReported":
      return `: ${event.agency}${event.sharedFrom === undefined ? "" : `, with ${event.sharedFrom}`}`;
    case "FollowUpRecorded":
    case "VoteChanged":
      return answersIn(event);
    default:
      return "agency" in event && event.agency !== undefined ? `: ${event.agency}` : "";
  }
}

type Answered = Extract<Event, { readonly type: "FollowUpRecorded" | "VoteChanged" }>;

/** `: phone, resolved yes, satisfied` */
function answersIn({ channel, contacted, resolved, satisfied, ...event }: Answered): string {
  const unreached = event.type === "FollowUpRecorded" && !event.reached;
  const answers = [
    channel,
    ...(unreached ? ["not reached"] : []),
    ...(contacted === undefined ? [] : [`contacted ${contacted ? "yes" : "no"}`]),
    ...(resolved === undefined ? [] : [`resolved ${resolved}`]),
    ...(satisfied === undefined ? [] : [satisfied]),
  ];
  return `: ${answers.join(", ")}`;
}
