export { byApiKey, type MadeApiKey, makeApiKey, scopesOfKey } from "./api-key.ts";
export { type Authorize, allowAll, isScope, type Principal, type Scope, scopes, scopesOf } from "./authorize.ts";
export { createHandler, type Handler, type HandlerOptions } from "./create-handler.ts";
export { memoryReplays } from "./memory-replays.ts";
export { openApiOf } from "./open-api.ts";
export type { Open311Options } from "./open311/discovery.ts";
export {
  type HttpProblemCode,
  httpProblems,
  type ProblemCode,
  type ProblemDocument,
  type ProblemPart,
  problemTypeOf,
} from "./problem.ts";
export type { ListedAppeal, PublicAppeal } from "./public-appeal.ts";
export type { Answered, Input, Ports, Route } from "./route.ts";
export { type AnswerOf, type BodyOf, type ParamsOf, type QueryOf, type RouteName, routes } from "./routes/index.ts";
export { type DeliveryPorts, deliver, type Send } from "./webhooks/deliver.ts";
export { isPublicAddress } from "./webhooks/public-address.ts";
export { type Message, signed, verify } from "./webhooks/signature.ts";
