import type { LogCreate } from "@kai/schema/log";
import { callLog } from "./call-log.ts";
import { paramsOf } from "./customers.ts";
import type { Occasion } from "./history.ts";

const tools = [
  {
    type: "function",
    function: {
      name: "find_order",
      description: "Finds an order by its number.",
      parameters: { type: "object", properties: { number: { type: "string" } }, required: ["number"] },
    },
  },
  {
    type: "function",
    function: {
      name: "create_return_label",
      description: "Makes a label with which a parcel comes back for free.",
      parameters: { type: "object", properties: { order: { type: "string" }, reason: { type: "string" } } },
    },
  },
];

/** An agent takes care of a return: a workflow with a guardrail, an agent, its thoughts and its tools. */
export function returnsTrace({ random, at, customer }: Occasion): LogCreate[] {
  const trace = random.hex(32);
  const order = `FF-${20_000 + Math.floor(random.next() * 900)}`;
  const ask = `I would like to send back order ${order}: the boots are too small.`;
  const instructions = "You handle returns for Fjell & Fern. Look the order up before you decide.";
  const failed = random.chance(0.08);
  const logs: LogCreate[] = [];
  let now = at;

  const span = (name: string, parent: LogCreate | undefined): LogCreate => ({
    trace_unique_id: trace,
    trace_name: "handle_return",
    span_unique_id: random.hex(16),
    span_name: name,
    span_workflow_name: "handle_return",
    ...(parent && { span_parent_id: parent.span_unique_id }),
    metadata: { feature: "returns_agent", plan: customer.plan },
  });
  /** A step that is no call of a model. */
  const step = (log: LogCreate, seconds: number) => {
    logs.push({
      customer_params: paramsOf(customer),
      status_code: 200,
      ...log,
      start_time: new Date(now).toISOString(),
      timestamp: new Date(now + seconds * 1000).toISOString(),
      latency: Math.round(seconds * 1000) / 1000,
    });
    now += seconds * 1000 + 3;
  };
  const think = (parent: LogCreate, messages: object[], more: LogCreate, answer = "") => {
    const log = callLog(random, {
      model: "gpt-5-mini",
      customer,
      at: now,
      messages: [{ role: "system", content: instructions }, { role: "user", content: ask }, ...messages] as never,
      answer,
      more: { ...span("decide", parent), tools, ...more },
    });
    logs.push(log);
    now = Date.parse(String(log.timestamp)) + 4;
  };
  const callOf = (name: string, given: object) => ({
    id: `call_${name}`,
    type: "function",
    function: { name, arguments: JSON.stringify(given) },
  });
  const asksFor = (call: ReturnType<typeof callOf>): LogCreate => ({
    output: { role: "assistant", content: null, tool_calls: [call] },
    finish_reason: "tool_calls",
  });
  const said = (call: ReturnType<typeof callOf>, answer: object) => [
    { role: "assistant", content: null, tool_calls: [call] },
    { role: "tool", tool_call_id: call.id, content: JSON.stringify(answer) },
  ];

  const root = span("handle_return", undefined);
  const agent = span("returns_agent", root);
  const lookUp = callOf("find_order", { number: order });
  const found = {
    number: order,
    items: [{ name: "Skarv boots", size: 42, price: 189 }],
    delivered: new Date(at - 5 * 24 * 3_600_000).toISOString().slice(0, 10),
  };
  const label = callOf("create_return_label", { order, reason: "too small" });
  const made = { label: `L-${random.hex(6).toUpperCase()}`, valid_days: 14 };

  step(
    { ...span("check_policy", root), log_type: "guardrail", input: { ask }, output: { allowed: true } },
    0.021 * random.skewed(),
  );
  const agentStart = now;
  think(agent, [], asksFor(lookUp));
  step(
    { ...span("find_order", agent), log_type: "tool", input: { number: order }, output: found },
    0.084 * random.skewed(),
  );
  think(agent, said(lookUp, found), asksFor(label));
  step(
    {
      ...span("create_return_label", agent),
      log_type: "tool",
      input: { order, reason: "too small" },
      ...(failed ? { status_code: 503, error_message: "The carrier does not answer." } : { output: made }),
    },
    (failed ? 5 : 0.31) * random.skewed(),
  );
  const answer = failed
    ? "I could not make a label just now, because the carrier does not answer. A colleague will mail it to you within the hour."
    : `Your return label **${made.label}** is on its way by mail. Please send the boots back within 14 days; we refund €189 once they are here.`;
  if (!failed) think(agent, [...said(lookUp, found), ...said(label, made)], {}, answer);

  const wholeStep = (log: LogCreate, start: number) => {
    const end = now;
    now = start;
    step(log, (end - start) / 1000);
    now = end;
  };
  const outcome = failed
    ? { status_code: 503, error_message: "create_return_label: The carrier does not answer." }
    : {};
  wholeStep(
    {
      ...agent,
      log_type: "agent",
      input: { ask },
      output: { answer },
      span_tools: ["find_order", "create_return_label"],
      ...outcome,
    },
    agentStart,
  );
  wholeStep(
    { ...root, log_type: "workflow", input: { ask, customer: customer.name }, output: { answer }, ...outcome },
    at,
  );
  return logs;
}
