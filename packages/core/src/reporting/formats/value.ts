import { formatDuration } from "../../time/duration.ts";
import type { ReportValue, Unit } from "../report.ts";

/** By threes; with more than 21 digits a number is written as a power of ten. */
const grouped = (value: number): string => {
  const [whole = "", ...rest] = String(value).split(".");
  return [whole.replaceAll(/\B(?=(?:\d{3}){1,7}$)/g, ","), ...rest].join(".");
};

/** A difference with its sign; one that is nothing, or nothing after rounding, has none. */
const signed = (text: string): string => {
  if (Number(text.replaceAll(",", "")) === 0) return text.replace("-", "");
  return text.startsWith("-") ? text : `+${text}`;
};

/** A value as people read it: `1,234`, `97.3 %`, `+1.2 pts`, `2d 4h`; a figure that does not exist is a dash. */
export function formatValue(value: ReportValue, unit: Unit): string {
  if (value === null) return "–";
  if (typeof value === "string") return value;
  switch (unit) {
    case "share":
      return `${(value * 100).toFixed(1)} %`;
    case "duration":
      return value < 1000 ? "under 1s" : formatDuration(Math.round(value / 1000) * 1000, 2);
    case "points":
      return `${signed((value * 100).toFixed(1))} pts`;
    case "change":
      return signed(grouped(value));
    case "score":
    case "decimal":
      return value.toFixed(1);
    case "count":
    case "text":
    case "date":
      return grouped(value);
  }
}

/** Numbers stand right, words left. */
export const isNumeric = (unit: Unit): boolean => unit !== "text" && unit !== "date";
