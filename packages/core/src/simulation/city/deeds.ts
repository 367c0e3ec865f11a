import type { Command } from "../../appeal/acts/index.ts";
import { type Appeal, agencyHolding, assignmentOf } from "../../appeal/appeal.ts";
import { ResolvedAnswer, SatisfiedAnswer } from "../../appeal/terms.ts";

/** The part of a command that says what is done; which appeal, when and who is said where it is done. */
type Said<Type extends Command["type"]> = Omit<Extract<Command, { readonly type: Type }>, "appealId" | "at" | "by">;

/** Who does it: the hotline, the agency that holds the appeal, the one to which it is offered, or the one that was whistled for. */
type Doer = "hotline" | "holder" | "offered" | "called";

/** Something that people of the simulation do to an appeal: an act of the regulation, with the same words every time. */
export interface Deed {
  readonly by: Doer;
  /** What it says of the agency that it is about, where it is about another one than the holder. */
  readonly says: (other: string) => { readonly [Type in Command["type"]]: Said<Type> }[Command["type"]];
}

const followUps = ResolvedAnswer.options.flatMap((resolved) =>
  SatisfiedAnswer.options.flatMap((satisfied) =>
    [true, false].map(
      (contacted): Deed => ({
        by: "hotline",
        says: () => ({ type: "RecordFollowUp", channel: "phone", reached: true, contacted, resolved, satisfied }),
      }),
    ),
  ),
);

/** Every deed; its place in the list is its number. The follow-ups that were answered come last. */
export const deeds: readonly Deed[] = [
  { by: "holder", says: () => ({ type: "SignAssignment" }) },
  { by: "holder", says: () => ({ type: "ReturnAssignment", ground: "duty", reason: "not a duty of ours" }) },
  { by: "holder", says: () => ({ type: "ContactCaller" }) },
  { by: "holder", says: () => ({ type: "ReportResult", result: "done" }) },
  { by: "hotline", says: () => ({ type: "RecordFollowUp", channel: "phone", reached: false }) },
  { by: "hotline", says: () => ({ type: "CloseAppeal", because: "followed-up" }) },
  { by: "holder", says: (to) => ({ type: "OfferTransfer", to, reason: "you are nearer to it" }) },
  { by: "offered", says: () => ({ type: "AcceptTransfer", reason: "we are" }) },
  {
    by: "holder",
    says: (department) => ({ type: "BlowWhistle", departments: [department], matter: "come and help" }),
  },
  { by: "called", says: () => ({ type: "AnswerWhistle", note: "we are there" }) },
  ...followUps,
];

export const SIGN = 0;
export const RETURN = 1;
export const CONTACT = 2;
export const REPORT = 3;
export const UNREACHED = 4;
export const CLOSE = 5;
export const OFFER = 6;
export const TAKE_OVER = 7;
export const WHISTLE = 8;
export const REPORT_IN = 9;
const ANSWERED = 10;

/** The deed of a follow-up that was answered. */
export const answeredBy = (resolved: ResolvedAnswer, satisfied: SatisfiedAnswer, contacted: boolean): number =>
  ANSWERED +
  2 *
    (SatisfiedAnswer.options.length * ResolvedAnswer.options.indexOf(resolved) +
      SatisfiedAnswer.options.indexOf(satisfied)) +
  (contacted ? 0 : 1);

/** The command that a deed is to an appeal as it stands. */
export const commandOf = ({ by, says }: Deed, appeal: Appeal, at: number, other: string): Command =>
  ({ ...says(other), appealId: appeal.id, at, by: doers[by](appeal) }) as Command;

const doers: Readonly<Record<Doer, (appeal: Appeal) => string>> = {
  hotline: () => "hotline",
  holder: (appeal) => `agency:${agencyHolding(appeal)}`,
  offered: (appeal) => `agency:${assignmentOf(appeal)?.offeredTo}`,
  called: ({ whistles }) => `agency:${whistles.at(-1)?.departments[0]}`,
};
