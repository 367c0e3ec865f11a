/** What stands in a cell: `time` is an instant, `json` an object, `code` a word without formulas or line breaks. */
export type CellType = "code" | "text" | "time" | "number" | "integer" | "boolean" | "json";

/** A value before it is written, and after it was read: a time in milliseconds since 1970, an object as JSON text. */
export type Cell = string | number | boolean | undefined;

/** What a column is called and means. */
export interface FlatColumn {
  readonly name: string;
  readonly type: CellType;
  readonly meaning: string;
}

const column = <Type extends CellType>(name: string, type: Type, meaning: string) => ({ name, type, meaning });

/**
 * The flat row of an appeal, in the order in which it is written. Import reads every column but the last three, which follow from
 * the others. A column is never renamed and never changes its meaning; new ones come at the end.
 */
export const flatColumns = {
  appealId: column("appeal_id", "code", "the appeal, as hotline:number"),
  hotline: column("hotline", "code", "the hotline that took it down"),
  externalId: column("external_id", "code", "the number that another system gave it"),
  kind: column("kind", "code", "inquiry, help, complaint, report or suggestion"),
  channel: column("channel", "code", "how it came in"),
  population: column("population", "code", "citizen or business, where it was asked"),
  language: column("language", "code", "the language of the caller, as a BCP 47 tag"),
  confidential: column("confidential", "boolean", "whether agencies may not learn who called"),
  category: column("category", "code", "what it is about, by the city's categories"),
  area: column("area", "code", "where it is, by the city's areas"),
  address: column("address", "text", "the place in words"),
  latitude: column("latitude", "number", "degrees north, WGS 84"),
  longitude: column("longitude", "number", "degrees east, WGS 84"),
  text: column("text", "text", "what was said"),
  attributes: column("attributes", "json", "what else was taken down, as a JSON object"),
  earlierAppeals: column("earlier_appeals", "integer", "how many appeals the same caller had made before"),
  registeredAt: column("registered_at", "time", "when it was taken down"),
  agency: column("agency", "code", "the agency that has it, or had it last"),
  dispatchedAt: column("dispatched_at", "time", "when that agency received it"),
  dueAt: column("due_at", "time", "until when it was promised to be settled"),
  signedAt: column("signed_at", "time", "when the agency signed for it"),
  contactedAt: column("contacted_at", "time", "when the agency first spoke with the caller"),
  reportedAt: column("reported_at", "time", "when the agency reported its last result"),
  result: column("result", "text", "what was done, as the agency reported it"),
  followedUpAt: column("followed_up_at", "time", "when the caller was asked about that result last"),
  followUpChannel: column("follow_up_channel", "code", "how the caller was asked: phone, sms or web"),
  reached: column("reached", "boolean", "whether the caller was reached then"),
  contacted: column("contacted", "boolean", "the caller's answer: was I contacted?"),
  resolved: column("resolved", "code", "the caller's answer: is it resolved?"),
  satisfied: column("satisfied", "code", "the caller's answer: am I satisfied?"),
  endedAt: column("ended_at", "time", "when it was over"),
  disposition: column("disposition", "code", "answered, or how it was shown another way, where no agency had it"),
  advice: column("advice", "text", "what the caller was told then"),
  status: column("status", "code", "how it stands"),
  returns: column("returns", "integer", "how often an agency gave it back"),
  updatedAt: column("updated_at", "time", "when the last thing happened"),
} as const satisfies Readonly<Record<string, FlatColumn>>;

export type FlatKey = keyof typeof flatColumns;

/** Stands where others name their disposition: an inquiry was answered by the hotline itself. */
export const ANSWERED = "answered";

interface ValueOf {
  readonly code: string;
  readonly text: string;
  readonly time: number;
  readonly number: number;
  readonly integer: number;
  readonly boolean: boolean;
  readonly json: string;
}

/** What one row tells of an appeal; a value that is not there is left out. */
export type FlatAppeal = {
  readonly [Key in FlatKey]?: ValueOf[(typeof flatColumns)[Key]["type"]] | undefined;
};

export const flatKeys = Object.keys(flatColumns) as readonly FlatKey[];
