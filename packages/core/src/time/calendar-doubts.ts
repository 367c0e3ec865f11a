import { calendarForm, layerForm, shiftList } from "./calendar-spec.ts";
import { overlapOf } from "./shift.ts";

const doubt = (code: string, path: (string | number)[], message: string) =>
  ({ code: "custom", message, path, params: { code, severity: "warning" } }) as const;

const carefulShiftList = shiftList.superRefine((shifts, context) => {
  const overlap = overlapOf(shifts);
  if (overlap === undefined) return;
  const message = "this shift overlaps an earlier one of its list; the time they share counts once";
  context.addIssue(doubt("overlap", [overlap[1]], message));
});

const carefulLayer = layerForm(carefulShiftList).superRefine(({ dates, holidays, workdays }, context) => {
  for (const [index, { date }] of workdays.entries()) {
    const message = "the same layer names this date under `dates`, which wins";
    if (dates.has(date)) context.addIssue(doubt("shadowed", ["workdays", index], message));
  }
  const working = new Set([...dates.keys(), ...workdays.map((day) => day.date)]);
  for (const [index, { date }] of holidays.entries()) {
    const message = "the same layer gives this date shifts, which the holiday closes";
    if (working.has(date) && dates.get(date)?.length !== 0)
      context.addIssue(doubt("shadowed", ["holidays", index], message));
  }
});

/**
 * The form of a calendar, with what is well-formed but hardly meant as further issues.
 * Their `params` say `severity: "warning"`: a calendar with no other issues is good.
 */
export const carefulCalendarSchema = calendarForm(carefulShiftList, carefulLayer).superRefine(
  ({ weekly, layers }, context) => {
    for (const [layer, { workdays }] of layers.entries()) {
      for (const [index, { like }] of workdays.entries()) {
        const message = `this working day is like a ${like}, which has no shifts`;
        const path = ["layers", layer, "workdays", index];
        if ((weekly[like] ?? []).length === 0) context.addIssue(doubt("no-shifts", path, message));
      }
    }
  },
);
