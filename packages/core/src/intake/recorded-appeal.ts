import type { Command } from "../appeal/acts/index.ts";
import type { AppealKind, Channel, Position } from "../appeal/terms.ts";

/** One appeal as another system recorded it, in the city's own words. */
export interface RecordedAppeal {
  readonly hotline: string;
  readonly externalId: string;
  readonly kind: AppealKind;
  readonly channel: Channel;
  readonly category: string;
  readonly area: string | undefined;
  readonly address: string | undefined;
  readonly position: Position | undefined;
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly registeredAt: number;
  readonly agency: string | undefined;
  readonly dueAt: number | undefined;
  readonly endedAt: number | undefined;
}

/** The one name of an appeal that came by `hotline` under `number`. */
export const appealIdOf = (hotline: string, number: string): string => `${hotline}:${number}`;

/**
 * The acts that a record proves, at their true times. The row's own agency is the dispatch, at the moment of registration,
 * since records of this kind hold no other; what the city's table says stands beside it in reports.
 */
export function actsProvedBy(record: RecordedAppeal): readonly Command[] {
  const { hotline, externalId, registeredAt, agency, dueAt, endedAt } = record;
  const { kind, channel, category, area, address, position, text, attributes } = record;
  const base = { appealId: appealIdOf(hotline, externalId), by: "import" } as const;
  const registered: Command = {
    type: "RegisterAppeal",
    ...base,
    at: registeredAt,
    hotline,
    externalId,
    kind,
    channel,
    category,
    ...(area !== undefined && { area }),
    ...(address !== undefined && { address }),
    ...(position !== undefined && { position }),
    text,
    ...(Object.keys(attributes).length > 0 && { attributes }),
  };
  const dispatched = (agency: string): Command => ({
    type: "DispatchAppeal",
    ...base,
    at: registeredAt,
    agency,
    manner: "imported",
    ...(dueAt !== undefined && { dueAt }),
  });
  const closed = (at: number): Command => ({ type: "CloseAppeal", ...base, at, because: "imported" });
  return [
    registered,
    ...(agency === undefined ? [] : [dispatched(agency)]),
    ...(endedAt === undefined ? [] : [closed(endedAt)]),
  ];
}
