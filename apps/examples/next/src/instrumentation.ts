// The one line: from here on, every LLM call of the process is logged.
export { register } from "@kai/next/register";
