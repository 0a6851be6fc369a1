export { encodeRequest, encodeResponse, encodeStatus } from "./protobuf/encode.ts";
export { isCall } from "./log-type.ts";
export { readAgentsItem } from "./openai-agents.ts";
export { readOtlp, type ReadResult } from "./read-otlp.ts";
export { MalformedRequestError } from "./malformed-request-error.ts";
export { writeOtlp } from "./write-otlp.ts";
