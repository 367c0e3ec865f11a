import type { WrittenScenario } from "../scenario.ts";

/**
 * The call centre of a bank with some 20 operators: two weeks of February 1999, as the Technion's log "Anonymous Bank" tells them. It has no
 * agencies to speak of: whoever is put through is answered. Figures without a source were fitted to the 16,273 calls of the log that
 * came into the line; 11.5 % of them hung up, and those who were answered had waited 34.4 s.
 */

const working = ["sun", "mon", "tue", "wed", "thu"] as const;
const friday = ["fri"] as const;
const saturday = ["sat"] as const;

/** First calls in the hours of a day: the median of the days that are alike, so that two bursts are not expected every week. */
const calls = {
  working: [0, 0, 0, 0, 0, 0, 1, 36, 97, 101, 114, 105, 88, 89, 105, 100, 125, 96, 79, 65, 62, 61, 46, 41],
  friday: [0, 0, 0, 0, 0, 0, 1, 25, 74, 75, 74, 75, 73, 50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  saturday: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 42, 41, 35, 28, 32],
};

/** Those who speak in a half hour or are between two calls, on average over the days that are alike. */
const shifts = [
  { days: [...working], from: "06:30", until: "07:00", operators: 1 },
  { days: [...working], from: "07:00", until: "07:30", operators: 3 },
  { days: [...working], from: "07:30", until: "08:00", operators: 4 },
  { days: [...working], from: "08:00", until: "08:30", operators: 6 },
  { days: [...working], from: "08:30", until: "11:30", operators: 8 },
  { days: [...working], from: "11:30", until: "12:30", operators: 9 },
  { days: [...working], from: "12:30", until: "13:30", operators: 8 },
  { days: [...working], from: "13:30", until: "14:30", operators: 10 },
  { days: [...working], from: "14:30", until: "15:00", operators: 9 },
  { days: [...working], from: "15:00", until: "15:30", operators: 8 },
  { days: [...working], from: "15:30", until: "16:00", operators: 10 },
  { days: [...working], from: "16:00", until: "17:00", operators: 8 },
  { days: [...working], from: "17:00", until: "21:00", operators: 7 },
  { days: [...working], from: "21:00", until: "22:00", operators: 6 },
  { days: [...working], from: "22:00", until: "22:30", operators: 5 },
  { days: [...working], from: "22:30", until: "24:00", operators: 4 },
  { days: [...friday], from: "06:30", until: "07:00", operators: 1 },
  { days: [...friday], from: "07:00", until: "08:00", operators: 5 },
  { days: [...friday], from: "08:00", until: "09:00", operators: 6 },
  { days: [...friday], from: "09:00", until: "09:30", operators: 7 },
  { days: [...friday], from: "09:30", until: "11:00", operators: 6 },
  { days: [...friday], from: "11:00", until: "12:30", operators: 7 },
  { days: [...friday], from: "12:30", until: "13:30", operators: 6 },
  { days: [...friday], from: "13:30", until: "14:00", operators: 4 },
  { days: [...friday], from: "14:00", until: "14:30", operators: 3 },
  { days: [...saturday], from: "19:00", until: "19:30", operators: 2 },
  { days: [...saturday], from: "19:30", until: "21:30", operators: 5 },
  { days: [...saturday], from: "21:30", until: "22:00", operators: 4 },
  { days: [...saturday], from: "22:00", until: "22:30", operators: 5 },
  { days: [...saturday], from: "22:30", until: "23:00", operators: 4 },
  { days: [...saturday], from: "23:00", until: "24:00", operators: 5 },
];

export const callCentre: WrittenScenario = {
  name: "call-centre",
  city: "call-centre",
  from: "1999-02-01",
  days: 14,
  callers: {
    // The sum of a week of the hours below.
    rate: "1096/day",
    // Monday first.
    week: [...Array(4).fill(calls.working).flat(), ...calls.friday, ...calls.saturday, ...calls.working],
    channels: { phone: 1 },
    kinds: { inquiry: 1 },
    // The types of the 16,273 calls: PS and PE, NW, NE, TT, IN.
    categories: { ps: 10_530, nw: 3940, ne: 1228, tt: 439, in: 136 },
    // 91 of the calls were in English.
    languages: { he: 0.9944, en: 0.0056 },
    businesses: 0,
    // By Kaplan and Meier half of the callers would hang up within some 5 minutes; the best of four families by Akaike's criterion.
    patience: { lognormal: { mean: "31m 2s", scv: 35.7 } },
    // Of the callers whom the log knows: 42 % call again within the hour because they hung up.
    redial: { share: 0.42, after: { exponential: { mean: "13m 20s" } } },
    // What the bank promised is not known: an assumption.
    answerWithin: "20s",
  },
  operators: {
    groups: [{ name: "Operators", languages: ["he", "en"], shifts }],
    // By trial: with this share 11.5 % hang up.
    present: 0.688,
    talk: { lognormal: { mean: "167s", scv: 1.5 } },
    // The log has no time for it: it is a part of what `present` leaves.
    afterCall: "0s",
    // The log ends with the call.
    answered: 1,
  },
};
