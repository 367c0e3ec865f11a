import type { AdviceWords, UnsoundMergeWords, UnsoundRulingWords } from "./dispatch-words.ts";

export const adviceEn: AdviceWords = {
  emergency: "which emergency service the call is passed to",
  statutory: "which legal path the matter takes",
  duplicate: "how far the matter is, or what came of it",
  secret: "why the matter cannot be taken up here",
  "out-of-duty": "who else can help, since no agency has the duty",
  unlawful: "which rule the wish breaks, and what follows from that",
};

export const unsoundRulingEn: UnsoundRulingWords = {
  "denied-yet-moved": "A dispute that is denied leaves the appeal where it is; name no other agency.",
  "upheld-yet-kept": "A dispute that is upheld takes the appeal away; name another agency, or none.",
  "nobody-named": "The appeal has been returned too often; name the agency that is designated.",
};

export const unsoundMergeEn: UnsoundMergeWords = {
  itself: () => "An appeal is not merged into itself.",
  "merged-itself": (into) => `${into} is merged into another appeal itself; merge into that one.`,
  "answered-already": (into) => `The result of ${into} is in, or it is over; nothing can wait for it any more.`,
};
