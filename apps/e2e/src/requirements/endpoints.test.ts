import { describe, expect, it } from "vitest";
import { curlExample } from "./curl-example.ts";
import { logApi } from "./log-api.ts";
import { cites } from "./cites.ts";

const { create, get, listed, logOf, request } = logApi();

describe("the logging endpoint", () => {
  it.concurrent(`every spelling of its path takes a log, never by a redirect ${cites("universal/endpoint", "legacy/endpoint")}`, async () => {
    const paths = ["request-logs", "request-logs/", "request-logs/create", "request-logs/create/"];
    for (const path of paths.flatMap((each) => [`/api/${each}`, `/${each}`])) {
      expect(await logOf({ model: "gpt-4o", input: path }, path)).toMatchObject({ input: JSON.stringify(path) });
    }
  });

  it.concurrent(`the example of the page becomes a log ${cites("universal/curl-example")}`, async () => {
    expect(await logOf(curlExample)).toMatchObject({
      model: "<string>",
      prompt_tokens: 123,
      cost: 123,
      customer_email: "<string>",
      trace_unique_id: "<string>",
      log_type: "unknown",
      positive_feedback: true,
    });
  });

  it.concurrent(`the essential parameters make a log ${cites("layered/core/required")}`, async () => {
    const core = {
      model: "gpt-4o",
      prompt_messages: [{ role: "user", content: "Hi" }],
      completion_message: { role: "assistant", content: "Hello" },
    };
    expect(await logOf(core)).toMatchObject(core);
  });

  it.concurrent(`empty messages are taken, and those of tools keep their call ${cites("legacy/prompt_messages", "legacy/completion_message")}`, async () => {
    expect(await logOf({ model: "", prompt_messages: [], completion_message: {} })).toMatchObject({
      status_code: 200,
    });
    const prompt_messages = [
      { role: "user", content: "Hi" },
      { role: "tool", tool_call_id: "your tool call id", content: "...." },
    ];
    expect(await logOf({ prompt_messages })).toMatchObject({ prompt_messages });
  });

  it.concurrent(`a cost that is not said follows from the model's price ${cites("universal/cost/computed")}`, async () => {
    const log = await logOf({ model: "gpt-4o-mini", prompt_tokens: 1_000_000, completion_tokens: 1_000_000 });
    expect(log).toMatchObject({ cost_source: "price_table" });
    expect(log["cost"]).toBeGreaterThan(0);
  });

  it.concurrent(`the answer comes when the log can be got and listed ${cites("universal/block/default", "python/returns")}`, async () => {
    const id = await create({ input: "waits", custom_identifier: "waits" });
    expect(await get(id)).toMatchObject({ id, input: '"waits"' });
    expect(await listed("custom_identifier=waits")).toEqual([id]);
  });

  it.concurrent(`block false answers without log data, block true with it ${cites("universal/block/false", "layered/controls/block", "python/block/default")}`, async ({
    expect,
  }) => {
    const post = async (block: boolean) =>
      (await request("POST", "/api/request-logs/", { input: "x", keywordsai_api_controls: { block } })).json;
    const asynchronous = await post(false);
    expect(asynchronous).toMatchObject({ message: "log successful" });
    expect(asynchronous).not.toHaveProperty("log_data");
    await expect
      .poll(async () => (await request("GET", `/api/request-logs/${String(asynchronous["id"])}/`)).status)
      .toBe(200);
    expect(await post(true)).toMatchObject({ log_data: { input: '"x"' } });
  });
});

describe("finding logs", () => {
  it.concurrent(`by a key of the metadata ${cites("universal/metadata/filter", "python/metadata")}`, async () => {
    const id = await create({ metadata: { tier: "premium" } });
    await create({ metadata: { tier: "free" } });
    expect(await listed("metadata__tier=premium")).toEqual([id]);
  });

  it.concurrent(`by an identifier of one's own ${cites("universal/custom_identifier", "layered/custom_identifier/indexed", "python/custom_identifier")}`, async () => {
    const id = await create({ custom_identifier: "ticket_12345" });
    expect(await listed("custom_identifier=ticket_12345")).toEqual([id]);
  });

  it.concurrent(`by the group they belong to ${cites("universal/group_identifier", "layered/group_identifier", "python/group_identifier")}`, async () => {
    const ids = [await create({ group_identifier: "team_7" }), await create({ group_identifier: "team_7" })];
    expect((await listed("group_identifier=team_7")).toSorted()).toEqual(ids.toSorted());
  });

  it.concurrent(`by the conversation, turn by turn ${cites("universal/thread_identifier", "layered/thread_identifier", "python/thread_identifier")}`, async () => {
    const ids: string[] = [];
    for (const input of ["Hi", "And then?"]) ids.push(await create({ thread_identifier: "thread_42", input }));
    expect(await listed("thread_identifier=thread_42&sort_by=timestamp")).toEqual(ids);
  });

  it.concurrent(`by the trace, with the links that make its tree ${cites("universal/trace_unique_id", "universal/span_parent_id")}`, async () => {
    const trace_unique_id = "4bf92f3577b34da6a3ce929d0e0e4736";
    const root = await create({ trace_unique_id, log_type: "workflow", span_name: "ticket" });
    const child = await create({ trace_unique_id, span_parent_id: root, span_name: "classify" });
    expect((await listed(`trace_unique_id=${trace_unique_id}`)).toSorted()).toEqual([root, child].toSorted());
    expect(await get(root)).toMatchObject({ span_unique_id: root, span_parent_id: null });
    expect(await get(child)).toMatchObject({ span_parent_id: root });
  });
});
