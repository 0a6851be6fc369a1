import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { openState, type State, type StateLocation } from "@kai/storage";
import type { Option } from "./option.ts";
import type { OptionValues } from "./option-values.ts";
import { UsageError } from "./usage-error.ts";

/** Where a server's data is. */
export const stateOptions = {
  dataDir: {
    flag: "data-dir",
    value: "DIRECTORY",
    variables: ["KAI_DATA_DIR"],
    fallback: ".kai",
    help: "directory of all data; one server process each",
  },
  stateUrl: {
    flag: "state-url",
    value: "URL",
    variables: ["KAI_STATE_URL"],
    help: "PostgreSQL for keys and settings, postgres://user:password@host/database",
  },
} satisfies Record<string, Option>;

type StateValues = OptionValues<keyof typeof stateOptions>;

/** @throws UsageError that never repeats the address: it holds a password */
export function readStateUrl(options: StateValues): string | undefined {
  const [value, from] = options.read("stateUrl");
  if (value && !/^postgres(ql)?:$/.test(URL.parse(value)?.protocol ?? ""))
    throw new UsageError(`${from} must be an address such as postgres://user:password@host/database.`);
  return value || undefined;
}

export const readDataDir = (options: StateValues): string => resolve(options.read("dataDir")[0]);

export const stateFile = (dataDir: string): string => join(dataDir, "state.sqlite");

/**
 * Opens the state that a server uses, also while it runs, for as long as `use` takes. A state is only made where `create` allows it: a mistyped directory
 * is to be told, not filled.
 *
 * @throws UsageError when there is none
 */
export async function withState<Result>(
  options: StateValues,
  use: (state: State) => Promise<Result>,
  { create = false }: { create?: boolean } = {},
): Promise<Result> {
  const state = await openState(locate(options, create));
  try {
    return await use(state);
  } finally {
    await state.close();
  }
}

function locate(options: StateValues, create: boolean): StateLocation {
  const url = readStateUrl(options);
  if (url) return { url };
  const dataDir = readDataDir(options);
  const path = stateFile(dataDir);
  if (!create && !existsSync(path))
    throw new UsageError(
      `There is no state in ${dataDir}. Name the server's directory with --data-dir, or KAI_DATA_DIR.`,
    );
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return { path };
}
