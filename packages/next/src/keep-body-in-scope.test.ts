import { AsyncLocalStorage } from "node:async_hooks";
import { openScope } from "@kai/capture";
import { describe, expect, it, vi } from "vitest";
import { withKai } from "./index.ts";
import { keepBodyInScope } from "./keep-body-in-scope.ts";
import { captureCalls } from "./test-capture.ts";

const { ask, stream, records, provider } = captureCalls();
const encoder = new TextEncoder();
const context = { context: () => ({ customer_identifier: "c1" }) };

/** Reads as Next does: outside of the handler, through the body. */
async function read(response: Response): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const part of response.body as AsyncIterable<string | Uint8Array>) {
    text += typeof part === "string" ? part : decoder.decode(part, { stream: true });
  }
  return text;
}

function wrapped(body: ReadableStream | string | null): Response {
  const response = new Response(body);
  keepBodyInScope(response, openScope());
  return response;
}

describe("the context reaches calls made while the body is read, by", () => {
  async function* talk() {
    for (const question of ["one", "two"]) yield encoder.encode(await ask(question));
  }
  it.each<[source: string, body: () => ReadableStream]>([
    ["an async generator", () => ReadableStream.from(talk())],
    [
      "a stream that is pulled",
      () => {
        const questions = ["one", "two"];
        return new ReadableStream({
          async pull(controller) {
            const question = questions.shift();
            if (question) controller.enqueue(encoder.encode(await ask(question)));
            else controller.close();
          },
        });
      },
    ],
    [
      "a stream that starts",
      () =>
        new ReadableStream({
          async start(controller) {
            for await (const part of talk()) controller.enqueue(part);
            controller.close();
          },
        }),
    ],
  ])("%s", async (_, body) => {
    const text = await read(withKai(() => new Response(body()), context)());
    expect(text).toMatch(/one.*two/s);
    expect(await records(2)).toMatchObject([{ customer_identifier: "c1" }, { customer_identifier: "c1" }]);
  });
});

it("the other contexts of the request reach them too, as those of Next do", async () => {
  const request = new AsyncLocalStorage<string>();
  async function* talk() {
    yield encoder.encode(request.getStore() ?? "nobody");
  }
  const GET = withKai(async () => new Response(ReadableStream.from(talk())));
  expect(await read(await request.run("anna", GET))).toBe("anna");
});

it("a client that leaves stops the model, and the log is cancelled with the text so far", async () => {
  provider().script({ kind: "text", text: "word ".repeat(200) });
  const POST = withKai(async () => new Response((await stream()).toReadableStream()), context);
  const reader = (await POST()).body!.getReader();
  await reader.read();
  await reader.cancel();
  await expect.poll(() => provider().requests.at(-1)?.aborted).toBe(true);
  expect(await records(1)).toMatchObject([{ status: "cancelled", customer_identifier: "c1" }]);
});

describe("a body kept in scope", () => {
  it("hands on the parts as they are, strings too, and asks for none ahead", async () => {
    const part = encoder.encode("bytes");
    const pulled: unknown[] = [];
    const parts = (function* () {
      for (const each of [part, "text"]) {
        pulled.push(each);
        yield each;
      }
    })();
    const reader = wrapped(ReadableStream.from(parts)).body!.getReader();
    await new Promise(setImmediate);
    expect(pulled).toEqual([]);
    expect((await reader.read()).value).toBe(part);
    expect((await reader.read()).value).toBe("text");
    expect(await reader.read()).toMatchObject({ done: true });
  });

  it("passes on why it failed and why it was cancelled", async () => {
    const boom = new Error("boom");
    const failing = new ReadableStream({ pull: (controller) => controller.error(boom) });
    await expect(wrapped(failing).body!.getReader().read()).rejects.toBe(boom);
    const cancel = vi.fn<(reason: unknown) => void>();
    await wrapped(new ReadableStream({ cancel })).body!.cancel(boom);
    expect(cancel).toHaveBeenCalledExactlyOnceWith(boom);
  });

  it("stays usable in every other way until it is read", async () => {
    const response = wrapped("hello");
    expect(response.body).toBe(response.body);
    expect(response.bodyUsed).toBe(false);
    const clone = response.clone();
    expect(await read(response)).toBe("hello");
    expect(response.bodyUsed).toBe(true);
    expect(await clone.text()).toBe("hello");
    expect(await wrapped("hello").text()).toBe("hello");
    expect(wrapped(null).body).toBeNull();
  });

  it("belongs to the innermost of several wrappers", async () => {
    const GET = withKai(
      withKai(() => new Response(ReadableStream.from(answers())), { context: () => ({ thread_identifier: "t1" }) }),
      context,
    );
    async function* answers() {
      yield encoder.encode(await ask());
    }
    await read(GET());
    expect(await records(1)).toMatchObject([{ customer_identifier: "c1", thread_identifier: "t1" }]);
  });
});
