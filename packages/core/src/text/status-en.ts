import type { StatusWords } from "./status-words.ts";

export const statusEn: StatusWords = {
  title: (appealId) => `Appeal ${appealId}`,
  unknown: "There is no appeal with this number.",
  standing: {
    registered: () => "It is taken down and waits to be given to an agency.",
    conferencing: () => "Agencies are being heard, so that the right one takes it.",
    dispatched: ({ agency }) => `It is with ${agency}, which has not signed for it yet.`,
    signed: ({ agency }) => `${agency} has signed for it.`,
    handling: ({ agency }) => `${agency} is working on it.`,
    disputed: ({ agency }) => `${agency} holds that another agency is in charge; this is being decided.`,
    parked: ({ agency, until }) => `It cannot be settled now. ${agency} takes it up again on ${until}.`,
    merged: () =>
      "Others told us of the same matter. It is handled together with theirs, and followed up like every appeal.",
    reported: ({ agency }) => `${agency} has reported a result, and we ask whether it is settled.`,
    answered: () => "It was answered at once.",
    diverted: () => "It was shown another way than through an agency of the city.",
    split: () => "It held several matters, and each of them is handled as an appeal of its own.",
    terminated: () => "The work on it has ended.",
    closed: () => "It is closed.",
    withdrawn: () => "It was taken back.",
  },
  dueBy: (until) => `It is to be settled by ${until}.`,
  overdueSince: (until) => `It was to be settled by ${until}, and is overdue.`,
  askedNow: "You can say now whether it is settled.",
  thanked: "Thank you for your answer.",
};
