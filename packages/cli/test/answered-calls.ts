import { join } from "node:path";
import { openHotline } from "@swiftline/core";
import type { Command, Vote } from "@swiftline/core/appeal";
import { HOUR, MINUTE } from "@swiftline/core/time";
import { openCity } from "@swiftline/files";
import { openStore } from "@swiftline/store";

/** Some appeals of New York that were settled, and what their callers answered; without answers nobody was reached. */
export interface AnsweredCalls {
  readonly count: number;
  /** Noise goes to NYPD, graffiti to DSNY. */
  readonly category: "noise-residential" | "graffiti";
  readonly vote?: Vote;
}

const may: number = Date.UTC(2026, 4, 4, 14, 30);

/** Adds appeals from the call to the follow-up to a folder of New York, registered a minute apart on 4 May 2026 from 10:30. */
export async function answerCalls(folder: string, ...kinds: readonly AnsweredCalls[]): Promise<void> {
  const book = await openCity(join(folder, "city"));
  const store = await openStore(join(folder, "city/swiftline.sqlite"), { book, mode: "write" });
  const hotline = openHotline({ log: store.log, book });
  const calls = kinds.flatMap(({ count, ...kind }) => Array.from({ length: count }, () => kind));
  for (const [index, { category, vote }] of calls.entries())
    for (const command of lifeOf(`nyc-311:C-${index + 1}`, may + index * MINUTE, { category, vote })) {
      const outcome = await hotline.act(command);
      if (!outcome.ok) throw new Error(`${command.type}: ${outcome.reason.code}`);
    }
  await store.close();
}

function lifeOf(
  appealId: string,
  at: number,
  { category, vote }: { readonly category: string; readonly vote: Vote | undefined },
): readonly Command[] {
  const by = category === "graffiti" ? "agency:DSNY" : "agency:NYPD";
  const told = { appealId, at: at + HOUR };
  const matter = { kind: "complaint", channel: "phone", category, area: "brooklyn", text: "As every night" } as const;
  const answer = { type: "RecordFollowUp", by: "hotline", channel: "phone" } as const;
  return [
    { type: "RegisterAppeal", appealId, at, by: "caller", hotline: "nyc-311", ...matter },
    { ...told, type: "SignAssignment", by },
    { ...told, type: "ContactCaller", by, note: "Spoke with the caller" },
    { ...told, type: "ReportResult", by, result: "It is quiet now" },
    vote === undefined ? { ...told, ...answer, reached: false } : { ...told, ...answer, reached: true, ...vote },
  ];
}
