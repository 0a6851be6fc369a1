import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the build of `@kai/dashboard` is. It need not be there: tests run from the sources. */
export const builtDashboard = (): string =>
  join(fileURLToPath(import.meta.resolve("@kai/dashboard/package.json")), "../dist");
