import { Args, Flags } from "@oclif/core";
import { type Problem, SwiftlineError } from "@swiftline/core";
import { type HolidayLayer, holidayLayer, type YearRange } from "@swiftline/core/time";
import { type HolidayFileOptions, planHolidayLayer, readHolidays, writeWhole } from "@swiftline/files";
import { calendarOf, invalidCity } from "../../city-calendars.ts";
import { cityFlag, invalid } from "../../flags.ts";
import { LayerAnswer, layerAnswer, layerLines } from "../../present/calendar-layer.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class CalendarImport extends SwiftlineCommand {
  static override summary = "Take holidays and make-up working days into a calendar as one of its layers.";
  static override description =
    "Reads JSON (a year with its days as holiday-cn writes it, or a map from date to name), tables of date,name,kind (.csv) and iCalendar (.ics). The layer of that id is replaced, or with --add only the days that the files name; the rest of the file stays as it is written, comments too. Run twice, the second run changes nothing. Nothing is written where the city would then have an error.";
  static override examples = [
    {
      description: "Next year's notice of the State Council; see first what would change",
      command:
        "<%= config.bin %> calendar import 2027.json --calendar beijing --layer national-holidays --add --dry-run --city beijing",
    },
    {
      description: "Some days of a collection that lists every kind of day",
      command:
        '<%= config.bin %> calendar import US_NY.json --calendar city-offices --layer state --only "Election Day" --years 2024-2030 --city my-city',
    },
  ];
  static override strict = false;
  static override args = {
    file: Args.string({ ignoreStdin: true, description: "one file of holidays or more", required: true }),
  };
  static override flags = {
    city: cityFlag,
    calendar: Flags.string({ summary: "the calendar", required: true, helpValue: "ID" }),
    layer: Flags.string({ summary: "the layer to write", required: true, helpValue: "ID" }),
    only: words({ summary: "take only days whose name holds one of these" }),
    worked: words({ summary: "events of an .ics file whose name holds one of these are working days" }),
    years: Flags.custom<YearRange>({
      summary: "take only the days of these years; repeated events of an .ics file need it",
      helpValue: "YEAR-YEAR",
      parse: async (text) => readYears(text),
    })(),
    source: Flags.string({ summary: "where the days come from, for the layer's source", helpValue: "TEXT" }),
    add: Flags.boolean({ summary: "keep the layer's other days, such as those of other years" }),
    "dry-run": Flags.boolean({ summary: "say what would change and write nothing" }),
  };
  static override answers = LayerAnswer;

  async run(): Promise<LayerAnswer> {
    const { argv, flags } = await this.parse(CalendarImport);
    const { city, calendar, source } = flags;
    await calendarOf(city, calendar);
    const layer = await readLayer(argv.map(String), flags);
    const plan = await planHolidayLayer(layer, { city, calendar, source, keepOthers: flags.add });
    if (!plan.ok) throw invalidCity(city, plan.reason);
    const write = plan.value.changed && !flags["dry-run"];
    if (write) await writeWhole(plan.value.file, plan.value.text);
    const answer = layerAnswer(plan.value, { calendar, layer: layer.id, written: write });
    for (const line of layerLines(answer)) this.log(line);
    return answer;
  }
}

/** A flag of several words, with commas between. */
function words({ summary }: { readonly summary: string }) {
  return Flags.string({ summary, multiple: true, multipleNonGreedy: true, delimiter: ",", helpValue: "WORD,WORD" });
}

interface LayerFlags extends HolidayFileOptions {
  readonly layer: string;
  readonly only?: readonly string[] | undefined;
}

/** Reads all files into one layer. Throws `file/malformed` with every problem of all of them. */
async function readLayer(
  files: readonly string[],
  { layer, only = [], years, worked = [] }: LayerFlags,
): Promise<HolidayLayer> {
  const lists = await Promise.all(files.map((file) => readHolidays(file, { years, worked })));
  const problems = lists.flatMap((list) => (list.ok ? [] : list.reason));
  if (problems.length > 0) throw malformed(problems);
  const made = holidayLayer(
    layer,
    lists.flatMap((list) => (list.ok ? list.value : [])),
    { only, years },
  );
  if (!made.ok) throw malformed(made.reason);
  return made.value;
}

const malformed = (problems: readonly Problem[]): SwiftlineError =>
  new SwiftlineError("file/malformed", "the holidays cannot be read, and nothing was changed", { problems });

function readYears(text: string): YearRange {
  const [, from, to = from] = /^(\d{4})(?:-(\d{4}))?$/.exec(text) ?? [];
  const years = { from: Number(from), to: Number(to) };
  if (years.from >= 1800 && years.from <= years.to && years.to < 2600) return years;
  throw invalid(`${text} is no range of years from 1800 to 2599, such as 2020-2030`);
}
