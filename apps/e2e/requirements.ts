import { gateway } from "./requirements/gateway.ts";
import { layered } from "./requirements/layered.ts";
import { legacy } from "./requirements/legacy.ts";
import { python } from "./requirements/python.ts";
import { universal } from "./requirements/universal.ts";

/** What the public documentation of the logging API and the gateway demands: one id for each sentence, as `<page>/<subject>`. Each is cited by a test. */
export const requirements = {
  ...prefixed("universal", universal),
  ...prefixed("layered", layered),
  ...prefixed("legacy", legacy),
  ...prefixed("python", python),
  ...prefixed("gateway", gateway),
} as const;

export type RequirementId = keyof typeof requirements;

function prefixed<const Subjects extends Record<string, string>, Page extends string>(page: Page, subjects: Subjects) {
  const all = Object.entries(subjects).map(([subject, sentence]) => [`${page}/${subject}`, sentence]);
  return Object.fromEntries(all) as Record<`${Page}/${keyof Subjects & string}`, string>;
}
