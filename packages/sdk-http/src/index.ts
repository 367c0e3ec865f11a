export type { Admission } from "./admit.ts";
export { byApiKey, type MadeApiKey, makeApiKey, scopesOfKey } from "./api-key.ts";
export {
  type Authorize,
  allowAll,
  firstOf,
  isScope,
  type Principal,
  type Scope,
  scopes,
  scopesOf,
} from "./authorize.ts";
export { createHandler, type Handler, type HandlerOptions } from "./create-handler.ts";
export type { Language, Said } from "./language.ts";
export { type Limits, usualLimits } from "./limits.ts";
export { memoryNames } from "./memory-names.ts";
export { memoryReplays } from "./memory-replays.ts";
export type { AnsweredRequest, Observing } from "./observing.ts";
export { openApiOf } from "./open-api.ts";
export type { Open311Options } from "./open311/discovery.ts";
export {
  type MemoryOperations,
  type MemoryOperationsOptions,
  memoryOperations,
  type OperationLimits,
} from "./operations/memory-operations.ts";
export type { Control, Operation, Operations, Progress, Work } from "./operations/operations.ts";
export type { Preferences } from "./prefer.ts";
export {
  type HttpProblemCode,
  httpProblems,
  type ProblemCode,
  type ProblemDocument,
  type ProblemPart,
  problemTypeOf,
} from "./problem.ts";
export type { ListedAppeal, PublicAppeal } from "./public-appeal.ts";
export type { Draw, RateLimit, Share } from "./rate-limit.ts";
export type { Answered, Input, Ports, Route } from "./route.ts";
export { type AnswerOf, type BodyOf, type ParamsOf, type QueryOf, type RouteName, routes } from "./routes/index.ts";
export { inProcessSimulator } from "./simulations/in-process-simulator.ts";
export type { SimulationResult } from "./simulations/simulation-result.ts";
export type { SimulatedPoint, Simulation, SimulationLimits, Simulator } from "./simulations/simulator.ts";
export { type DeliveryPorts, deliverTo, isDue } from "./webhooks/deliver-to.ts";
export { isPublicAddress } from "./webhooks/public-address.ts";
export { type Message, signed, verify } from "./webhooks/signature.ts";
export type { Send } from "./webhooks/tell-one.ts";
