import type { Command } from "../command/command.ts";
import { doctor } from "./doctor.ts";
import { erase } from "./erase.ts";
import { exportCommand } from "./export.ts";
import { importCommand } from "./import.ts";
import { keysCreate } from "./keys-create.ts";
import { keysList } from "./keys-list.ts";
import { keysRevoke } from "./keys-revoke.ts";
import { projectsCreate } from "./projects-create.ts";
import { projectsList } from "./projects-list.ts";
import { reprice } from "./reprice.ts";
import { serve } from "./serve.ts";
import { tail } from "./tail.ts";

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  serve,
  doctor,
  keysCreate,
  keysList,
  keysRevoke,
  projectsCreate,
  projectsList,
  tail,
  exportCommand,
  importCommand,
  reprice,
  erase,
];
