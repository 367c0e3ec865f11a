export { readBankCallLog } from "./bank-call-log.ts";
export { type Calibrating, type Calibration, type CalibrationOptions, calibrating } from "./calibrate.ts";
export { type CallCalibrationOptions, calibrateCalls } from "./calibrate-calls.ts";
export { rosterOfCalls } from "./calls-roster.ts";
export type { Estimated, FitTest, FittedValue, NotLearned } from "./fitted-value.ts";
export type { HeldOut } from "./hold-out.ts";
export { type ForecastError, forecastError, hourlyService, type ServiceOfHour } from "./hourly-service.ts";
export type { LoggedCall } from "./logged-call.ts";
