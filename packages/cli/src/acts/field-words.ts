import type { AnyCommand, Command } from "@swiftline/core/appeal";

/** What a person needs to know of one field of an act's command in order to fill it in. */
export interface FieldWords {
  readonly summary: string;
  /** A value as it is typed; where the field has a list of values or a form of its own, that has the example. */
  readonly example?: string;
  /** The flag's name, where the field's own would say too little. */
  readonly flag?: string;
  /** How many milliseconds, not how many things. */
  readonly isDuration?: boolean;
}

/** What acts that only time can do need to know is said by nobody. */
type SaidCommand = Exclude<Command, { readonly type: "AnnounceClock" | "CorrectClock" }>;
type FieldOf<One> = One extends unknown ? Exclude<keyof One, keyof AnyCommand> : never;
type Field = FieldOf<SaidCommand>;

/** A new field of an act does not compile until it is explained here. */
const words = {
  hotline: { summary: "the hotline that was called, as city.yaml lists it", example: "nyc-311" },
  externalId: { summary: "the number that another system gave it", example: "A-1042" },
  kind: { summary: "what is wanted", example: "complaint" },
  channel: { summary: "by which way", example: "phone" },
  category: { summary: "what it is about", example: "noise-residential" },
  area: { summary: "where it is", example: "brooklyn" },
  address: { summary: "where exactly", example: "12 Main Street" },
  position: { summary: "where on the globe, in degrees north and east" },
  text: { summary: "what was said, without the name of the caller", example: "A party, since ten" },
  language: { summary: "the language of the caller, as a BCP 47 tag", example: "es" },
  population: { summary: "who appeals" },
  confidential: { summary: "no agency may learn who called" },
  caller: { summary: "the reference to a caller whose identity is kept", example: "Zk3vM1" },
  earlierAppeals: { summary: "how many appeals the caller had made before" },
  partOf: { summary: "the appeal of which this one is a part", example: "nyc-311:68643811" },
  attributes: { summary: "what else the city asks, by the attributes of city.yaml", example: "floor=3" },
  answer: { summary: "what the caller is told", example: "The office opens at nine" },
  disposition: { summary: "which other way it goes" },
  advice: { summary: "what the caller is told", example: "Call 911" },
  route: { summary: "which rules decided" },
  into: { summary: "the appeal that it is joined to", example: "nyc-311:68643811" },
  agencies: { summary: "whom to hear", example: "DOT" },
  question: { summary: "what they are asked", example: "Whose is the bridge?" },
  agency: { summary: "which agency", example: "DOT" },
  manner: { summary: "how the agency comes to hold it" },
  copiedTo: { summary: "who gets a copy", example: "NYPD" },
  coHandlers: { summary: "who assists", example: "DEP" },
  priority: { summary: "how urgent it is" },
  skills: { summary: "what whoever takes it up must be able to do", example: "sign-language" },
  policy: { summary: "the policy of sla.yaml by which its limit is promised", example: "urgent" },
  dueAt: { summary: "the limit that another system had promised" },
  ground: { summary: "on which ground", example: "force-majeure" },
  upheld: { summary: "whether the agency is right" },
  to: { summary: "which agency", example: "DOT" },
  departments: { summary: "whom to call to the spot", example: "DEP" },
  matter: { summary: "what they are needed for", example: "Water from the main floods the street" },
  note: { summary: "what was done or said", example: "Spoke with the neighbours" },
  until: { summary: "the new limit" },
  more: { summary: "how much more time, counted as the limit itself counts", isDuration: true },
  plan: { summary: "what will be done", example: "The wall is rebuilt with the bridge" },
  resolveOn: { summary: "when it will be solved" },
  reviewAt: { summary: "when to look at it again" },
  result: { summary: "what was done", example: "The hydrant is free again" },
  evidence: { summary: "where the proof is kept", example: "photo-17.jpg" },
  reached: { summary: "whether somebody answered", example: "no" },
  contacted: { summary: "whether the agency had spoken with the caller" },
  resolved: { summary: "whether it is resolved" },
  satisfied: { summary: "how satisfied the caller is" },
  form: { summary: "which step of the ladder" },
  excluded: { summary: "whether it is left out of the scores" },
  because: { summary: "why it ends" },
  risk: { summary: "what may happen", example: "The wall may fall" },
  importId: { summary: "the import that brought it", example: "nyc-311-2026-05-02T10:00:00.000Z" },
  events: { summary: "how many of its last events the import brought; all of them when left out", example: "2" },
  reason: { summary: "why", example: "Not on our side of the street" },
} as const satisfies Readonly<Record<Field, FieldWords>>;

/** Where one act means something else by a field than the others do. */
const wordsOfAct: Readonly<Record<string, FieldWords>> = {
  "split.into": {
    summary: "one matter: its category, its text, and what else differs from the whole",
    example: "category=noise-residential,text=A party, since ten",
    flag: "part",
  },
  "warn.to": { summary: "whom to warn", example: "DOB" },
  "praise.agency": { summary: "which agency is praised", example: "NYPD" },
  "rule-on-dispute.agency": {
    summary: "whom an upheld ruling designates; else the dispatch tables say",
    example: "DOT",
  },
};

export const wordsOf = (act: string, field: string): FieldWords =>
  wordsOfAct[`${act}.${field}`] ?? (words as Readonly<Record<string, FieldWords>>)[field] ?? { summary: field };
