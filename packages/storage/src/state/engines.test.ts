import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres, type TestPostgres } from "@kai/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe } from "vitest";
import { lossesSuite } from "../losses/losses.suite.ts";
import { answersSuite } from "./answers.suite.ts";
import { apiKeysSuite } from "./api-keys.suite.ts";
import { auditSuite } from "./audit.suite.ts";
import { budgetsSuite } from "./budgets.suite.ts";
import type { StateLocation } from "./connect-state.ts";
import { customersSuite } from "./customers.suite.ts";
import { gatewaySettingsSuite } from "./gateway-settings.suite.ts";
import { inspectStateSuite } from "./inspect-state.suite.ts";
import { keyUsageSuite } from "./key-usage.suite.ts";
import { migrationsSuite } from "./migrations/migrations.suite.ts";
import { pricesSuite } from "./prices.suite.ts";
import { promptsSuite } from "./prompts.suite.ts";
import { projectsSuite } from "./projects.suite.ts";
import { sessionsSuite } from "./sessions.suite.ts";
import { secretsSuite } from "./secrets.suite.ts";
import { openState, type State } from "./state.ts";
import type { StateSuite } from "./state-suite.ts";

const suites: StateSuite[] = [
  migrationsSuite,
  projectsSuite,
  apiKeysSuite,
  sessionsSuite,
  keyUsageSuite,
  customersSuite,
  budgetsSuite,
  answersSuite,
  secretsSuite,
  gatewaySettingsSuite,
  promptsSuite,
  pricesSuite,
  auditSuite,
  lossesSuite,
  inspectStateSuite,
];

let directory: string;
let postgres: TestPostgres;
/** Each is opened once, so that its tables are up to date, and copied for every test. */
let original: { path: string; url: string };
let files = 0;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "kai-state-"));
  postgres = await startPostgres();
  original = { path: join(directory, "new", "state.sqlite"), url: await postgres.createDatabase() };
  for (const location of [{ path: original.path }, { url: original.url }]) await (await openState(location)).close();
});
afterAll(async () => {
  await postgres.close();
  rmSync(directory, { recursive: true });
});

describe.each<[string, () => Promise<StateLocation>]>([
  [
    "SQLite",
    async () => {
      const path = join(directory, `state-${++files}.sqlite`);
      copyFileSync(original.path, path);
      return { path };
    },
  ],
  ["PostgreSQL", async () => ({ url: await postgres.createDatabase(original.url) })],
])("the state in %s", (_, newLocation) => {
  let state: State;
  let location: StateLocation;
  beforeEach(async () => {
    location = await newLocation();
    state = await openState(location);
  });
  afterEach(() => state.close());

  for (const suite of suites)
    suite({
      get state() {
        return state;
      },
      get location() {
        return location;
      },
      async reopen() {
        await state.close();
        state = await openState(location);
      },
    });
});
