import type { LogTypes } from "../log-type.ts";
import type { Reading } from "../reading.ts";
import type { Target } from "../target.ts";

/** How one family of instrumentations names things. */
export interface Dialect {
  /** As documentation calls it. */
  name: string;
  logTypes?: LogTypes;
  /** Attributes that are a field of the log. Of several for one field, the first listed wins. */
  fields?: Readonly<Record<string, Target>>;
  /** Attributes that start so are keys of the log's metadata. */
  metadata?: readonly string[];
  /** Content: what is spread over several attributes, or needs turning into messages. */
  read?: (reading: Reading) => void;
}
