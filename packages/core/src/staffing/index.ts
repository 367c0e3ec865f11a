/** The door of the staffing room: how many operators calls need, and the shifts in which they come. */
export type { CallQueue, ImpatientQueue, QueueService } from "./call-queue.ts";
export { meanQueueOfConstantHandling } from "./constant-handling.ts";
export { erlangA, type ImpatientService } from "./erlang-a.ts";
export { erlangB } from "./erlang-b.ts";
export { erlangC, type PatientService } from "./erlang-c.ts";
export { type HalfHourCalls, halfHourName, profiledCalls, readHalfHourCalls } from "./half-hour-calls.ts";
export type {
  IntegerProgramme,
  ProgrammeRow,
  ProgrammeSolution,
  ProgrammeVariable,
  ShiftSolver,
} from "./integer-programme.ts";
export { type LimitedService, limitedLines } from "./limited-lines.ts";
export { offeredLoads, type RateStretch, type SineRate, type StretchLoad, sineLoad } from "./offered-load.ts";
export { readStaffingFile, StaffingFile } from "./plan-file.ts";
export { type CallDemand, meets, type ServiceTarget, serversNeeded, serviceOf } from "./service-target.ts";
export { type Cover, type CoverQuestion, coverShifts, type StaffedPattern, type Uncovered } from "./shift-cover.ts";
export { patternsOf, type ShiftKind, type ShiftPattern } from "./shift-pattern.ts";
export { type HandlingMoments, type SingleService, singleServer } from "./single-server.ts";
export { betaFor, betaOf, delayLimit, impatientDelayLimit, squareRootServers } from "./square-root-rule.ts";
export { type ExpectedService, type PlannedHalfHour, planStaff, type StaffPlan, type TeamPlan } from "./staff-plan.ts";
