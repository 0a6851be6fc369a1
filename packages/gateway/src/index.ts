export type { Credentials, StoredCredentials } from "./credentials.ts";
export type {
  Admission,
  BudgetRefusal,
  CachedAnswer,
  CustomerParams,
  GatewayCaller,
  GatewayPorts,
  GroupMember,
  PricedCall,
  Reservation,
  StoredPrompt,
} from "./ports.ts";
export type { Capability, Provider, ProviderCall, ProviderRequest } from "./provider.ts";
export { Secret } from "./secret.ts";
