import { type JsonObject, saysNothing } from "../json.ts";
import type { WriteTarget } from "./translation.ts";
import { asksNothing } from "./written.ts";

/** Parameters that a provider may lack although it speaks the format. */
const paramsOf: Readonly<Record<string, readonly string[]>> = {
  logit_bias: ["logit_bias"],
  penalties: ["frequency_penalty", "presence_penalty"],
  parallel_tool_calls: ["parallel_tool_calls"],
  seed: ["seed"],
};

/** Of OpenAI's models that always reason, which take none of these but at their defaults. */
const fixedParams: Readonly<Record<string, number>> = {
  temperature: 1,
  top_p: 1,
  frequency_penalty: 0,
  presence_penalty: 0,
};
const alwaysReasons = (model: string) => /^(?:o\d|gpt-5(?:-mini|-nano|-pro)?(?:-\d{4}-\d\d-\d\d)?$)/.test(model);

/** The parameters that can be sent. What a provider refuses would make it refuse all of the request, so it is left out and named. */
export function takeOpenaiParams(
  chat: JsonObject,
  { model, lacks = new Set(), maxTemperature }: WriteTarget,
): { params: JsonObject; warnings: Record<string, string> } {
  const params = { ...chat };
  const warnings: Record<string, string> = {};
  const leaveOut = (name: string, why: string) => {
    if (!asksNothing(name, params[name])) warnings[name] = `was not sent: ${why}`;
    delete params[name];
  };
  const unknown = Object.keys(paramsOf).filter((capability) => lacks.has(capability));
  for (const name of unknown.flatMap((capability) => paramsOf[capability]!))
    leaveOut(name, "the provider does not take it");
  if (saysNothing(params["tools"])) {
    delete params["tools"];
    leaveOut("parallel_tool_calls", "there are no tools");
  }
  if (alwaysReasons(model))
    for (const [name, fixed] of Object.entries(fixedParams))
      if (params[name] !== fixed) leaveOut(name, "a model that reasons does not take it");
  const { temperature } = params;
  if (maxTemperature !== undefined && typeof temperature === "number" && temperature > maxTemperature) {
    params["temperature"] = maxTemperature;
    warnings["temperature"] = `was sent as ${maxTemperature}, the most that it may be`;
  }
  return { params, warnings };
}
