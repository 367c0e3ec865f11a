import { agencyHolding, type Event, fold, isOpen } from "@swiftline/core/appeal";
import type { PolicyBook } from "@swiftline/core/book";
import { formatInZone } from "@swiftline/core/time";
import type { SubjectAccess } from "@swiftline/store";
import * as z from "zod";
import { TimeAnswer } from "./answers.ts";
import { IdentityReadAnswer, identityReadAnswer } from "./identity-reads.ts";

/** What a person said and what became of it. The words of staff to each other are not theirs. */
const SubjectAppeal = z.strictObject({
  id: z.string(),
  kind: z.string(),
  channel: z.string(),
  registeredAt: TimeAnswer,
  category: z.string(),
  area: z.string().nullable(),
  address: z.string().nullable(),
  text: z.string(),
  confidential: z.boolean(),
  status: z.string(),
  open: z.boolean(),
  agency: z.string().nullable(),
  results: z.array(z.strictObject({ at: TimeAnswer, result: z.string() })),
});
type SubjectAppeal = z.infer<typeof SubjectAppeal>;

const Held = z.strictObject({
  caller: z.string(),
  keptAt: TimeAnswer,
  erasedAt: TimeAnswer.nullable(),
  /** Null where it was erased. */
  identity: z
    .strictObject({
      name: z.string().optional(),
      phone: z.string().optional(),
      email: z.string().optional(),
      contact: z.string().optional(),
    })
    .nullable(),
});

/** Everything that is held of one person: who they said they are, what they said, and who looked. */
export const SubjectAccessAnswer = z.strictObject({
  identities: z.array(Held),
  appeals: z.array(SubjectAppeal),
  reads: z.array(IdentityReadAnswer),
});
type SubjectAccessAnswer = z.infer<typeof SubjectAccessAnswer>;

export function subjectAccessAnswer(
  { identities, reads }: SubjectAccess,
  histories: readonly (readonly Event[])[],
  { zone }: PolicyBook,
): SubjectAccessAnswer {
  const timeOf = (at: number) => formatInZone(at, zone);
  return {
    identities: identities.map(({ caller, keptAt, erasedAt, identity }) => ({
      caller,
      keptAt: timeOf(keptAt),
      erasedAt: erasedAt === undefined ? null : timeOf(erasedAt),
      identity: identity === undefined ? null : { ...identity },
    })),
    appeals: histories.flatMap((history) => subjectAppeal(history, timeOf)),
    reads: reads.map((read) => identityReadAnswer(read, zone)),
  };
}

function subjectAppeal(history: readonly Event[], timeOf: (at: number) => string): readonly SubjectAppeal[] {
  const appeal = fold(history);
  if (appeal === undefined) return [];
  const { kind, channel, category, area, address, text, confidential } = appeal.matter;
  const results = history.flatMap((event) =>
    event.type === "ResultReported" ? [{ at: timeOf(event.at), result: event.result }] : [],
  );
  return [
    {
      id: appeal.id,
      kind,
      channel,
      registeredAt: timeOf(appeal.registeredAt),
      category,
      area: area ?? null,
      address: address ?? null,
      text,
      confidential: confidential === true,
      status: appeal.status,
      open: isOpen(appeal),
      agency: agencyHolding(appeal) ?? null,
      results,
    },
  ];
}
