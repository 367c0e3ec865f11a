import type { WrittenScenario } from "../scenario.ts";
import { citizensAfter } from "./beijing-learning.ts";

/**
 * Beijing in autumn 2024: 70,000 contacts a day, 1,710 operators, 343 subdistricts. Every line says its source; what is not published
 * is an assumption, and waits to be calibrated.
 */
export const beijing2024: WrittenScenario = {
  name: "beijing-2024",
  city: "beijing-12345",
  from: "2024-10-07",
  days: 28,
  callers: {
    // More than 70,000 a day on average (Beijing Daily, October 2024).
    rate: "70000/day",
    // Assumption; its one anchor: more than 40,000 of a day's calls by 15:00, 57 to 62 % (Beijing Daily, 2024-10-11).
    hours: [
      1, 0.7, 0.5, 0.4, 0.5, 0.9, 1.8, 3.2, 5.6, 7.2, 7.4, 6.4, 5, 5.6, 6.6, 6.4, 6, 5.2, 4.4, 4.2, 4, 3.4, 2.4, 1.6,
    ],
    // Assumption.
    weekdays: [1.15, 1.1, 1.08, 1.06, 1.04, 0.8, 0.77],
    // 59.2 % were not dispatched in 2020 (F10); how the others divide is an assumption.
    kinds: { inquiry: 0.592, help: 0.138, complaint: 0.197, report: 0.044, suggestion: 0.029 },
    // Assumption. Chinese and English are answered directly, seven languages by a three-way call (China Daily, 2021).
    languages: {
      zh: 0.9955,
      en: 0.003,
      fr: 0.0002,
      de: 0.0002,
      ru: 0.0002,
      es: 0.0002,
      ja: 0.0003,
      ko: 0.0003,
      ar: 0.0001,
    },
  },
  operators: {
    // 1,710 operators in shifts of 8 hours, round the clock; 600 to 700 on duty at the peak (Beijing Daily and Bastille Post, 2024).
    // How the others are spread over the day is an assumption: the shifts of a day add up to about 1,200 of the 1,710.
    groups: [
      {
        name: "Chinese",
        languages: ["zh"],
        shifts: [
          { from: "00:00", until: "08:00", operators: 100 },
          { from: "06:00", until: "14:00", operators: 180 },
          { from: "08:00", until: "16:00", operators: 330 },
          { from: "09:00", until: "17:00", operators: 140 },
          { from: "14:00", until: "22:00", operators: 220 },
          { from: "16:00", until: "24:00", operators: 220 },
        ],
      },
      {
        name: "Chinese and English",
        languages: ["en", "zh"],
        shifts: [
          { from: "00:00", until: "08:00", operators: 4 },
          { from: "08:00", until: "16:00", operators: 12 },
          { from: "16:00", until: "24:00", operators: 8 },
        ],
      },
    ],
    // All: 58.5 % of the requests of three years are inquiries (F13), and 59.2 % of those of 2020 were not dispatched (F10).
    answered: 1,
    interpreters: { fr: 2, de: 2, ru: 2, es: 2, ja: 2, ko: 2, ar: 2 },
  },
  offices: {
    // Assumptions: sizes at which the busiest have work for some 75 % of their time, so that no backlog grows without end. That they
    // speak with everybody is fitted to the response rate of October 2019 (F07).
    usual: { staff: 80, calendar: "beijing", contacts: 1 },
    kinds: {
      subdistrict: { staff: 40 },
      township: { staff: 28 },
      district: { staff: 1350 },
      department: { staff: 1600 },
      enterprise: { staff: 1200, calendar: null },
      hotline: { staff: 950, calendar: null },
    },
  },
  followUp: { callers: 300 },
  // Predicted from 2019: what the odds of two months of it grow to with 147 million requests (F24).
  citizens: citizensAfter(147_000_000),
};
