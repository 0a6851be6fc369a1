export { createGateway, type Gateway, type GatewayOptions } from "./gateway.ts";
export { GatewayError } from "./gateway-error.ts";
export { callName, type KnownProvider, knownProviders, servedBy } from "./known-providers.ts";
export type { AnswerPorts, ChatModel, CustomerPorts, GatewayCaller, GatewayPorts } from "./ports.ts";
export { paramHeaders } from "./read-params.ts";
export { serves } from "./serves.ts";
export { statelessPorts } from "./stateless-ports.ts";
export { templatesOf } from "./prompts/templates-of.ts";
export { TemplateError } from "./prompts/template.ts";
