import { calendarsOf } from "../../city-calendars.ts";
import { cityFlag } from "../../flags.ts";
import { CalendarsAnswer, calendarListLines, calendarsAnswer } from "../../present/calendar-list.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class CalendarList extends SwiftlineCommand {
  static override summary = "List the work calendars of a city, with their layers.";
  static override examples = ["<%= config.bin %> calendar list --city my-city"];
  static override flags = { city: cityFlag };
  static override answers = CalendarsAnswer;

  async run(): Promise<CalendarsAnswer> {
    const { flags } = await this.parse(CalendarList);
    const answer = calendarsAnswer(await calendarsOf(flags.city));
    for (const line of calendarListLines(answer)) this.log(line);
    return answer;
  }
}
