import { Args, Flags } from "@oclif/core";
import { compileZone, dateOf } from "@swiftline/core/time";
import { calendarOf } from "../../city-calendars.ts";
import { cityFlag, invalid } from "../../flags.ts";
import { firstOfMonth, MonthAnswer, monthAnswer, monthLines, monthOf } from "../../present/calendar.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class CalendarShow extends SwiftlineCommand {
  static override summary = "Show a month of a work calendar, with holidays, make-up days and hours.";
  static override description =
    "The days stand as on a wall calendar; below them is every day that is not as the week says.";
  static override examples = [
    {
      description: "The autumn holidays of 2026 in Beijing",
      command: "<%= config.bin %> calendar show beijing --month 2026-10 --city beijing",
    },
  ];
  static override args = {
    calendar: Args.string({ ignoreStdin: true, description: "the calendar's id", required: true }),
  };
  static override flags = {
    city: cityFlag,
    month: Flags.string({ summary: "the month; the present one when left out", helpValue: "YYYY-MM" }),
  };
  static override answers = MonthAnswer;

  async run(): Promise<MonthAnswer> {
    const { args, flags } = await this.parse(CalendarShow);
    const { spec } = await calendarOf(flags.city, args.calendar);
    const month = flags.month ?? monthOf(dateOf(compileZone(spec.zone), Date.now()));
    const first = firstOfMonth(month);
    if (first === undefined) throw invalid(`${month} is no month from 1800 to 2599, such as 2026-10`);
    const answer = monthAnswer(spec, first);
    for (const line of monthLines(answer)) this.log(line);
    return answer;
  }
}
