export type {
  ContentDelta,
  RequestHead,
  RequestTarget,
  ResponseHead,
  StreamDecoder,
  StreamEvent,
  StreamResult,
  ToolCallDelta,
  WireFields,
  WireFormat,
} from "./format.ts";
export { findFormat, formats } from "./formats.ts";
export type { WireError } from "./wire-error.ts";
