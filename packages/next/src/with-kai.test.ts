import { notFound, redirect } from "next/navigation.js";
import { NextRequest, NextResponse } from "next/server.js";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { setContext } from "./index.ts";
import { captureCalls } from "./test-capture.ts";
import { withKai } from "./with-kai.ts";

const { ask, handle, records } = captureCalls();
const request = (user = "c1") => new NextRequest("http://shop.test/ask", { headers: { "x-user": user } });
const params = <Params>(value: Params) => ({ params: Promise.resolve(value) });
const user = ({ headers }: NextRequest) => ({ customer_identifier: headers.get("x-user")! });

describe("a wrapped route handler", () => {
  it("logs its call once, with what the request and the handler say", async () => {
    const POST = withKai(
      async (_request, { params }: { params: Promise<{ thread: string }> }) => {
        setContext({ thread_identifier: (await params).thread, metadata: { from: "handler" } });
        return Response.json({ answer: await ask() });
      },
      { context: user },
    );
    const response = await POST(request(), params({ thread: "t1" }));
    expect(await response.json()).toMatchObject({ answer: expect.stringContaining("You asked") });
    expect(await records(1)).toMatchObject([
      {
        customer_identifier: "c1",
        thread_identifier: "t1",
        metadata: { from: "handler" },
        input: [{ role: "user", content: "Hi" }],
        status: "success",
      },
    ]);
  });

  it("asks for the context again when the call is recorded", async () => {
    const who = { customer_identifier: "nobody" };
    const POST = withKai(
      async () => {
        const answer = ask();
        who.customer_identifier = "c1";
        return Response.json(await answer);
      },
      { context: () => who },
    );
    await POST();
    expect(await records(1)).toMatchObject([{ customer_identifier: "c1" }]);
  });

  it("leaves out a context that throws, or never comes", async () => {
    const warned = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
    onTestFinished(() => warned.mockRestore());
    const POST = withKai(async () => Response.json(await ask()), { context: () => expect.unreachable("no session") });
    expect((await POST()).status).toBe(200);
    expect((await records(1))[0]).not.toHaveProperty("customer_identifier");
    expect(warned).toHaveBeenCalledTimes(1);
  });

  it("keeps many requests apart", async () => {
    const POST = withKai(async (asked) => Response.json(await ask(asked.headers.get("x-user")!)), { context: user });
    const users = Array.from({ length: 30 }, (_, index) => `c${index}`);
    await Promise.all(users.map((each) => POST(request(each))));
    for (const { input, customer_identifier } of await records(30)) {
      expect(input).toMatchObject([{ content: customer_identifier }]);
    }
  });

  it("answers in the same tick, with the same object, as the same function", () => {
    const answer = new Response(null, { status: 204 });
    const called: unknown[] = [];
    const handler = function (this: unknown, ...args: unknown[]) {
      called.push(this, ...args);
      return answer;
    };
    const GET = withKai(Object.assign(handler, { config: 1 }));
    const given = [{}, request(), params({})] as const;
    expect(GET.call(...given)).toBe(answer);
    expect(called).toEqual(given);
    expect(answer.body).toBeNull();
    expect([GET.name, GET.length, GET.config]).toEqual(["handler", 0, 1]);
  });

  it.each([
    ["redirect", () => redirect("/elsewhere")],
    ["notFound", () => notFound()],
    ["an error", () => expect.unreachable("boom")],
  ])("passes %s on as it is", async (_, leave) => {
    let thrown: unknown;
    const leaving = () => {
      try {
        return leave();
      } catch (error) {
        thrown = error;
        throw error;
      }
    };
    expect(() => withKai(leaving)()).toThrow(expect.toSatisfy((error) => error === thrown));
    const rejected = withKai(async () => {
      await ask();
      return leaving();
    })();
    await expect(rejected).rejects.toSatisfy((error) => error === thrown);
    await records(1);
  });

  it("does not read the request", async () => {
    const asked = new NextRequest("http://shop.test", { method: "POST", body: "question" });
    const POST = withKai(async (given) => {
      expect(given).toBe(asked);
      expect(given.bodyUsed).toBe(false);
      return new Response(await given.text());
    });
    expect(await (await POST(asked)).text()).toBe("question");
  });

  it("leaves cookies and headers as they are", async () => {
    const GET = withKai(() => {
      const answer = NextResponse.json({}, { headers: { "x-page": "1" } });
      answer.cookies.set("a", "1");
      answer.cookies.set("b", "2");
      return answer;
    });
    const answer = GET();
    expect(answer.headers.getSetCookie()).toEqual(["a=1; Path=/", "b=2; Path=/"]);
    expect(answer.headers.get("x-page")).toBe("1");
    expect(await answer.json()).toEqual({});
  });
});

describe("outside of the App Router", () => {
  it.each(["@next/request-context", "@vercel/request-context"])("%s is asked to wait for the log", async (name) => {
    const works: Promise<unknown>[] = [];
    const root = globalThis as Record<symbol, unknown>;
    root[Symbol.for(name)] = { get: () => ({ waitUntil: (work: Promise<unknown>) => works.push(work) }) };
    onTestFinished(() => void delete root[Symbol.for(name)]);
    const before = handle.stats().recorded;
    await withKai(async () => Response.json(await ask()))();
    expect(works).toHaveLength(1);
    await works[0];
    expect(handle.stats().recorded).toBe(before + 1);
    await records(1);
  });
});
