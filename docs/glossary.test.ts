import { expect, test } from "vitest";
import { exportedTypes } from "./exported-types.ts";
import { readPage } from "./fenced-blocks.ts";

/** Exported names that are words of programming or of a library's door, not of the field. */
const plainWords = new Set([
  ...["AnyCommand", "CommandType", "EventOf", "RefusalCode", "FaultCode", "SwiftlineError", "Result", "Problem"],
  ...["Document", "Path", "Table", "TableRecord", "Columns", "ColumnRole", "Row", "RowReader", "CellProblem", "Unit"],
  ...["Tree", "TreeNode", "Domain", "Hierarchy", "Tally", "ReportValue", "SourceContext", "MappingInput"],
  ...[
    "AppealCursor",
    "AppealPage",
    "ImportRow",
    "ImportRun",
    "ImportedAppeals",
    "SlaFile",
    "SatisfactionFile",
    "LiteralCity",
  ],
  ...["LiteralRow", "CalendarInput", "CalendarProblem", "CalendarReading", "Change", "Edge", "DateRange", "Test"],
  ...["SegmentWords", "ShowInstant", "TestRunner", "Given", "ExpectedEvent"],
  ...["Form", "ValueForm", "RangeForm", "TokenForm", "TokenFinder", "TokenPlace", "Values", "Ranges", "Tokens"],
  ...["KnownCodes", "CityTime", "AttributeType", "DomainParts", "Folding", "ExplainOptions", "ExplainedFact"],
  ...["FailedFact", "ChosenRule", "RoutingFile", "RoutingFolder", "ReadRoutingTable", "RuleSetDocument"],
  ...["NameOf", "RouteWords", "LintWords", "DomainLiteral", "Codes", "CodesOf", "TypedDomain"],
  ...["PublishedScheme", "StatusFacts", "StatusReading", "StatusWords", "TimelineLanguage", "Showing"],
  ...["ImportStep", "ImportBatch", "Ready", "ReadyRow", "ImportLog", "BatchRun", "TakenIn", "RunTerms"],
  ...["RowRead", "AppealRead", "ProvedRead", "ToldRead"],
  ...["Audience", "CellType", "ExportColumn", "ReleaseOptions", "ReleaseDescription"],
  ...["Amount", "RandomState", "AskedDesign", "RunConditions", "ReplicationRow", "SeriesRow", "ExperimentRunner"],
  ...["Finished", "Run", "RunnerEnd", "Group", "Staffing", "DeskOptions", "ResourceOptions", "StationOptions"],
  ...["SkillPoolOptions", "IntegerProgramme", "ProgrammeRow", "ProgrammeSolution", "ProgrammeVariable", "ShiftSolver"],
  ...["HandlingMoments", "PatientService", "RunOptions", "Tell", "ProcessFailed", "ServerLost", "WrittenScenario"],
  ...[
    "Folded",
    "Advanced",
    "ActName",
    "CommandOf",
    "Taken",
    "Citable",
    "Estimated",
    "Calibrating",
    "CalibrationOptions",
  ],
  ...["CallCalibrationOptions", "DayWatch", "PathOf", "PathSeriesName", "PathOptions", "SkillStationOptions"],
  ...["SweepOptions", "TwoBooks", "WhatIfOptions", "LayerChoice", "YearRange"],
  ...["Open311File", "AskedWrongly", "ToldClock", "ToldRoute", "Viewer"],
]);

const glossary = readPage("GLOSSARY.md");
const entries = glossary.split("\n").filter((line) => /^\| (?!term|-)/.test(line));

/** The type names in an entry's first column. */
const marked = entries.flatMap((line) =>
  [...(line.split(" | ")[0] ?? "").matchAll(/`(\w+)`/g)].map(([, name = ""]) => name),
);

test("every type that core exports is in the glossary or a plain word", () => {
  const known = new Set([...marked, ...plainWords]);
  expect([...exportedTypes()].filter((name) => !known.has(name))).toEqual([]);
});

test("every type that the glossary names exists", () => {
  const types = exportedTypes();
  expect(marked.filter((name) => !types.has(name))).toEqual([]);
  expect([...plainWords].filter((name) => !types.has(name))).toEqual([]);
});

test("no type is explained twice, and none of the plain words is", () => {
  expect(new Set(marked).size).toBe(marked.length);
  expect(marked.filter((name) => plainWords.has(name))).toEqual([]);
});

test("every entry has a Chinese word, and a meaning", () => {
  for (const entry of entries) {
    const [, chinese = "", , meaning = ""] = entry.replace(/^\| /, "").split(" | ");
    expect(chinese, entry).toMatch(/\p{Script=Han}/u);
    expect(meaning.length, entry).toBeGreaterThan(10);
  }
});
