import type { Command } from "../../appeal/acts/index.ts";
import { ResolvedAnswer, SatisfiedAnswer } from "../../appeal/terms.ts";

/** The part of a command that says what is done; which appeal, when and who is said where it is done. */
type Said<Type extends Command["type"]> = Omit<Extract<Command, { readonly type: Type }>, "appealId" | "at" | "by">;

/** Something that people of the simulation do to an appeal: an act of the regulation, with the same words every time. */
export interface Deed {
  readonly by: "holder" | "hotline";
  readonly says: { readonly [Type in Command["type"]]: Said<Type> }[Command["type"]];
}

const followUps = ResolvedAnswer.options.flatMap((resolved) =>
  SatisfiedAnswer.options.flatMap((satisfied) =>
    [true, false].map(
      (contacted): Deed => ({
        by: "hotline",
        says: { type: "RecordFollowUp", channel: "phone", reached: true, contacted, resolved, satisfied },
      }),
    ),
  ),
);

/** Every deed; its place in the list is its number. The follow-ups that were answered come last. */
export const deeds: readonly Deed[] = [
  { by: "holder", says: { type: "SignAssignment" } },
  { by: "holder", says: { type: "ReturnAssignment", ground: "duty", reason: "not a duty of ours" } },
  { by: "holder", says: { type: "ContactCaller" } },
  { by: "holder", says: { type: "ReportResult", result: "done" } },
  { by: "hotline", says: { type: "RecordFollowUp", channel: "phone", reached: false } },
  { by: "hotline", says: { type: "CloseAppeal", because: "followed-up" } },
  ...followUps,
];

export const SIGN = 0;
export const RETURN = 1;
export const CONTACT = 2;
export const REPORT = 3;
export const UNREACHED = 4;
export const CLOSE = 5;
const ANSWERED = 6;

/** The deed of a follow-up that was answered. */
export const answeredBy = (resolved: ResolvedAnswer, satisfied: SatisfiedAnswer, contacted: boolean): number =>
  ANSWERED +
  2 *
    (SatisfiedAnswer.options.length * ResolvedAnswer.options.indexOf(resolved) +
      SatisfiedAnswer.options.indexOf(satisfied)) +
  (contacted ? 0 : 1);

/** The command that a deed is to an appeal. */
export const commandOf = ({ by, says }: Deed, appealId: string, at: number, holder: string): Command =>
  ({ ...says, appealId, at, by: by === "holder" ? `agency:${holder}` : by }) as Command;
