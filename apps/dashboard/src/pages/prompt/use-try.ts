import { useState } from "react";
import { useGatewayCall } from "../../gateway-call/use-gateway-call.ts";
import { textValue } from "./variable-text.ts";
import type { Version } from "./version-form.ts";

/** Asks a version through the gateway with variables that somebody filled in. */
export function useTry({ prompt_id, version }: Version) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const { call, log, start, stop } = useGatewayCall({ prompt_id, prompt_version_number: version });
  const ask = () => {
    const given = Object.entries(values).filter(([, text]) => text !== "");
    const variables = Object.fromEntries(given.map(([name, text]) => [name, textValue(text)]));
    return start(JSON.stringify({ prompt: { prompt_id, version, variables }, stream: true }));
  };
  return { values, setValues, call, log, ask, stop };
}

export type Try = ReturnType<typeof useTry>;
