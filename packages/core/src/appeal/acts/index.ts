import type * as z from "zod";
import type { Act } from "../act.ts";
import type { EventType } from "../events.ts";
import { acceptTransfer } from "./accept-transfer.ts";
import { announceClock } from "./announce-clock.ts";
import { answer } from "./answer.ts";
import { answerWhistle } from "./answer-whistle.ts";
import { appealExclusion } from "./appeal-exclusion.ts";
import { approveExtension } from "./approve-extension.ts";
import { changeVote } from "./change-vote.ts";
import { close } from "./close.ts";
import { coHandle } from "./co-handle.ts";
import { confer } from "./confer.ts";
import { contact } from "./contact.ts";
import { correctClock } from "./correct-clock.ts";
import { denyExtension } from "./deny-extension.ts";
import { denyTermination } from "./deny-termination.ts";
import { dispatch } from "./dispatch.ts";
import { dispute } from "./dispute.ts";
import { divert } from "./divert.ts";
import { escalate } from "./escalate.ts";
import { followUp } from "./follow-up.ts";
import { merge } from "./merge.ts";
import { note } from "./note.ts";
import { park } from "./park.ts";
import { praise } from "./praise.ts";
import { raiseProblemOrder } from "./raise-problem-order.ts";
import { redo } from "./redo.ts";
import { register } from "./register.ts";
import { reopen } from "./reopen.ts";
import { reportResult } from "./report-result.ts";
import { requestExclusion } from "./request-exclusion.ts";
import { requestExtension } from "./request-extension.ts";
import { requestTermination } from "./request-termination.ts";
import { resume } from "./resume.ts";
import { returnAssignment } from "./return.ts";
import { ruleOnDispute } from "./rule-on-dispute.ts";
import { ruleOnExclusion } from "./rule-on-exclusion.ts";
import { sign } from "./sign.ts";
import { split } from "./split.ts";
import { supervise } from "./supervise.ts";
import { terminate } from "./terminate.ts";
import { transfer } from "./transfer.ts";
import { unmerge } from "./unmerge.ts";
import { warn } from "./warn.ts";
import { whistle } from "./whistle.ts";
import { withdrawImport } from "./withdraw-import.ts";

/** Every act of the regulation, in the order of an appeal's life. A new act is one file and one line here. */
export const acts = [
  register,
  answer,
  divert,
  merge,
  unmerge,
  split,
  confer,
  dispatch,
  sign,
  dispute,
  ruleOnDispute,
  returnAssignment,
  transfer,
  acceptTransfer,
  whistle,
  answerWhistle,
  coHandle,
  escalate,
  contact,
  note,
  requestExtension,
  approveExtension,
  denyExtension,
  park,
  resume,
  reportResult,
  followUp,
  changeVote,
  redo,
  supervise,
  raiseProblemOrder,
  requestExclusion,
  ruleOnExclusion,
  appealExclusion,
  requestTermination,
  denyTermination,
  terminate,
  close,
  reopen,
  praise,
  warn,
  announceClock,
  correctClock,
  withdrawImport,
] as const;

type OneAct = (typeof acts)[number];

/** What anybody can order: the commands of all acts. */
export type Command = z.infer<OneAct["command"]>;
export type CommandType = Command["type"];

/** What every act is called, and the command by which the one of a name is ordered. */
export type ActName = OneAct["name"];
export type CommandOf<Name extends ActName> = z.infer<Extract<OneAct, { readonly name: Name }>["command"]>;

type OwnedBy<OneAct> = OneAct extends { readonly evolve: infer Evolve } ? keyof Evolve : never;

/** The events that some act owns; the compiler holds this to be all of them (see `evolve.ts`). */
export type OwnedEvent = OwnedBy<OneAct> & EventType;

/** The registry as shared code sees it: by what an act says of itself, never by which act it is. */
export const anyActs: readonly Act[] = acts as unknown as readonly Act[];
