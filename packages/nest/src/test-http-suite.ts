import { contextSuite } from "./test-context-suite.ts";
import { decoratorsSuite } from "./test-decorators-suite.ts";
import { stagesSuite } from "./test-stages-suite.ts";
import { streamsSuite } from "./test-streams-suite.ts";
import { type CreateAdapter, useProvider } from "./test-app.ts";

/** What the module does for HTTP, on one platform of one version of Nest. */
export function httpSuite(adapter: CreateAdapter): void {
  useProvider();
  contextSuite(adapter);
  stagesSuite(adapter);
  streamsSuite(adapter);
  decoratorsSuite(adapter);
}
