import { type LogFieldName, logFields } from "../log/index.ts";
import { aliases } from "../log/log.ts";
import type { LogCreate } from "../log-types.ts";
import type { Draft } from "./draft.ts";
import { isEmpty } from "./draft.ts";

const meaningWhenEmpty: ReadonlySet<string> = new Set(["input", "output"]);

const isField = (name: string): name is LogFieldName => Object.hasOwn(logFields, name);

/** Brings every key of a body under the name of its field. A field's own name comes before its aliases. */
export function resolveNames(body: LogCreate, draft: Draft): void {
  const aliased: [LogFieldName, unknown][] = [];
  for (const [key, value] of Object.entries(body)) {
    if (value === null || value === undefined) continue;
    if (isEmpty(value) && !meaningWhenEmpty.has(key)) continue;
    const target = Object.hasOwn(aliases, key) ? aliases[key] : undefined;
    if (isField(key)) {
      if (logFields[key].readOnly)
        draft.setAside(key, value, "is set by the server; the value sent is in extra_fields");
      else draft.set(key, value);
    } else if (target) aliased.push([target, value]);
    else draft.setAside(key, value, "is no field of a log; it is kept in extra_fields");
  }
  for (const [name, value] of aliased) if (!draft.has(name)) draft.set(name, value);
}

/** `keywordsai_params` overrides the body, whichever spelling it came under. */
export function applyOverrides(body: LogCreate): LogCreate {
  if (!(body.keywordsai_params || body.respan_params || body.kai_params)) return body;
  const { keywordsai_params, respan_params, kai_params, ...rest } = body;
  return { ...rest, ...keywordsai_params, ...respan_params, ...kai_params };
}
