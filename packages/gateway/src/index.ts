export { createGateway, type Gateway, type GatewayOptions } from "./gateway.ts";
export { GatewayError } from "./gateway-error.ts";
export type { CustomerPorts, GatewayCaller, GatewayPorts } from "./ports.ts";
export { paramHeaders } from "./read-params.ts";
