import { type Connection, firstOf } from "../connection.ts";
import { nodeModule } from "../node-module.ts";
import { atLeast, type KaiOptions } from "../options.ts";
import { Spool } from "./spool.ts";

/** The spool of one server and API key; undefined without a key, and where the options or the runtime have none. Never throws. */
export function openSpool(options: KaiOptions["spool"] = {}, { apiKey, baseUrl }: Connection): Spool | undefined {
  const [fs, os, crypto] = [nodeModule("node:fs"), nodeModule("node:os"), nodeModule("node:crypto")];
  if (options === false || apiKey === undefined || !fs || !os || !crypto) return undefined;
  try {
    const parent = firstOf(options.directory, "KAI_SPOOL_DIR") ?? os.tmpdir();
    const destination = crypto.createHash("sha256").update(`${baseUrl}\n${apiKey}`).digest("hex").slice(0, 16);
    return new Spool(fs, `${parent}/kai-spool-${destination}`, atLeast(0, options.maxBytes, 64 * 1024 * 1024));
  } catch {
    // Some runtimes have the modules but forbid what they do.
    return undefined;
  }
}
