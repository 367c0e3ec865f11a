import type { Command } from "../appeal/acts/index.ts";
import type { AppealKind, Channel, Disposition, FollowUpChannel, Position, Vote } from "../appeal/terms.ts";

/** By what an appeal of another system is known. */
export interface RecordedIdentity {
  readonly hotline: string;
  /** The number that the other system gave it; a record without one is told from others by its `contentHash`. */
  readonly externalId: string | undefined;
  readonly contentHash?: string | undefined;
}

/** What was taken down, in the city's own words. */
export interface RecordedMatter {
  readonly kind: AppealKind;
  readonly channel: Channel;
  readonly confidential?: true | undefined;
  readonly category: string;
  readonly area: string | undefined;
  readonly address: string | undefined;
  readonly position: Position | undefined;
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>> | undefined;
}

/** What became of it, each at its own moment, none before the one before it. */
export interface RecordedLife {
  readonly registeredAt: number;
  /** Who has it; whatever an agency does is told only where there is one. */
  readonly agency: string | undefined;
  /** At once where it is left out. */
  readonly dispatchedAt?: number | undefined;
  readonly dueAt: number | undefined;
  readonly signedAt?: number | undefined;
  readonly contactedAt?: number | undefined;
  readonly result?: { readonly at: number; readonly text: string } | undefined;
  readonly followUp?: RecordedFollowUp | undefined;
  readonly endedAt: number | undefined;
  /** What the hotline itself told a caller at the end, who had only asked something. */
  readonly answer?: string | undefined;
  /** How it was shown another way at its end, where no agency had it. */
  readonly diverted?: { readonly disposition: Disposition; readonly advice: string } | undefined;
}

/** One appeal as another system recorded it. */
export interface RecordedAppeal extends RecordedIdentity, RecordedMatter, RecordedLife {}

/** One attempt to ask the caller afterwards. */
export interface RecordedFollowUp {
  readonly at: number;
  readonly channel: FollowUpChannel;
  readonly reached: boolean;
  readonly vote: Vote;
}

/** The one name of an appeal that came by `hotline` under `number`; a blank in the number is written `_` there. */
export const appealIdOf = (hotline: string, number: string): string => `${hotline}:${number.replaceAll(/\s/g, "_")}`;

/** The acts that a record proves, at their true times, in the order in which they came. */
export function actsProvedBy(record: RecordedAppeal): readonly Command[] {
  const { hotline, externalId, contentHash } = record;
  const appealId = appealIdOf(hotline, externalId ?? `#${contentHash}`);
  return actsOf({ appealId, hotline, externalId }, record, record);
}

/** What an appeal is called here and elsewhere. */
interface Named {
  readonly appealId: string;
  readonly hotline: string;
  readonly externalId: string | undefined;
}

/** The same of a record in its three parts. */
export function actsOf(named: Named, matter: RecordedMatter, life: RecordedLife): readonly Command[] {
  const { appealId } = named;
  const { agency, endedAt } = life;
  const acts: Command[] = [registration(named, matter, life.registeredAt)];
  if (agency !== undefined) pushWork(acts, agency, life, appealId);
  if (endedAt !== undefined) acts.push(endingOf(life, appealId, endedAt));
  return acts;
}

const by = "import";

function endingOf({ agency, diverted, answer }: RecordedLife, appealId: string, at: number): Command {
  if (answer !== undefined) return { type: "AnswerInquiry", appealId, by, at, answer };
  if (agency === undefined && diverted !== undefined) return { type: "DivertAppeal", appealId, by, at, ...diverted };
  return { type: "CloseAppeal", appealId, by, at, because: "imported" };
}

function registration(
  { appealId, hotline, externalId }: Named,
  { kind, channel, confidential, category, area, address, position, text, attributes }: RecordedMatter,
  at: number,
): Command {
  return {
    type: "RegisterAppeal",
    appealId,
    by,
    at,
    hotline,
    ...(externalId !== undefined && { externalId }),
    kind,
    channel,
    ...(confidential && { confidential }),
    category,
    ...(area !== undefined && { area }),
    ...(address !== undefined && { address }),
    ...(position !== undefined && { position }),
    text,
    ...(attributes !== undefined && Object.keys(attributes).length > 0 && { attributes }),
  };
}

/**
 * What the agency did. The record's own agency is the dispatch, at the moment of registration where the record names no other;
 * what the city's table says stands beside it in reports.
 */
function pushWork(acts: Command[], agency: string, life: RecordedLife, appealId: string): void {
  const { registeredAt, dispatchedAt = registeredAt, dueAt, signedAt, contactedAt, result, followUp } = life;
  const promise = dueAt === undefined ? {} : { dueAt };
  acts.push({ type: "DispatchAppeal", appealId, by, at: dispatchedAt, agency, manner: "imported", ...promise });
  if (signedAt !== undefined) acts.push({ type: "SignAssignment", appealId, by, at: signedAt });
  if (contactedAt !== undefined) acts.push({ type: "ContactCaller", appealId, by, at: contactedAt });
  if (result !== undefined) acts.push({ type: "ReportResult", appealId, by, at: result.at, result: result.text });
  if (followUp === undefined) return;
  const { at, channel, reached, vote } = followUp;
  acts.push({ type: "RecordFollowUp", appealId, by, at, channel, reached, ...vote });
}
