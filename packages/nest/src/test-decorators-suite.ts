import { Controller, Get } from "@nestjs/common";
import { expect, it } from "vitest";
import { KaiContext } from "./kai-context.ts";
import { NoKai } from "./no-kai.ts";
import { ask, type CreateAdapter, startApp } from "./test-app.ts";

/** What the decorators of handlers say. */
export function decoratorsSuite(adapter: CreateAdapter): void {
  @Controller("plain")
  @KaiContext({ metadata: { feature: "chat", from: "class" } })
  class PlainController {
    @Get("own")
    @KaiContext({ custom_identifier: "own", metadata: { from: "handler" } })
    own() {
      return ask("own");
    }

    @Get("class")
    ofClass() {
      return ask("class");
    }

    @Get("set/:id")
    @KaiContext(async (execution) => ({
      custom_identifier: execution.switchToHttp().getRequest().params.id,
      thread_identifier: execution.getHandler().name,
    }))
    async set() {
      return ask("set");
    }

    @Get("none")
    @NoKai()
    none() {
      return ask("none");
    }
  }
  @Controller("ignored")
  @NoKai()
  class IgnoredController {
    @Get()
    none() {
      return ask("none");
    }
  }

  it("decorators add to the context of their class and handler, and leave out what is not to be logged", async () => {
    const { url, records } = await startApp({ adapter, controllers: [PlainController, IgnoredController] });
    for (const path of ["plain/own", "plain/class", "plain/set/42", "plain/none", "ignored"]) {
      expect(await (await fetch(`${url}/${path}`)).text()).toContain("You asked");
    }
    const [ofClass, own, set] = await records(3);
    expect(own).toMatchObject({ custom_identifier: "own", metadata: { feature: "chat", from: "handler" } });
    expect(ofClass).toMatchObject({ metadata: { feature: "chat", from: "class" } });
    expect(ofClass).not.toHaveProperty("custom_identifier");
    expect(set).toMatchObject({ custom_identifier: "42", thread_identifier: "set", metadata: { from: "class" } });
  });
}
