import type { IncomingMessage } from "node:http";
import { Inject, type Type } from "@nestjs/common";
import {
  AbstractGraphQLDriver,
  Field,
  type GqlModuleOptions,
  GraphQLModule,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from "@nestjs/graphql";
import { MercuriusDriver } from "@nestjs/mercurius";
import { ExpressAdapter } from "@nestjs/platform-express";
import { FastifyAdapter } from "@nestjs/platform-fastify";
// Not the main entry, of which Vitest takes another module than Nest does.
import { graphql } from "graphql/graphql.js";
import { expect, it } from "vitest";
import { KaiContext } from "./kai-context.ts";
import { KaiService } from "./kai-service.ts";
import { NoKai } from "./no-kai.ts";
import { ask, questionOf, startApp, useProvider } from "./test-app.ts";

useProvider();

/** Serves a schema on Express, with the context that Apollo's driver gives. */
class ExpressDriver extends AbstractGraphQLDriver {
  async start({ schema }: GqlModuleOptions): Promise<void> {
    type Request = IncomingMessage & { body: { query: string } };
    const answer = (req: Request, res: { json(body: unknown): void }) =>
      graphql({ schema: schema!, source: req.body.query, contextValue: { req } }).then((body) => res.json(body));
    this.httpAdapterHost.httpAdapter.post("/graphql", answer);
  }
  async stop(): Promise<void> {}
}

@ObjectType()
class Product {
  @Field()
  id!: string;
}

@Resolver(() => Product)
class ProductResolver {
  constructor(@Inject(KaiService) private readonly kai: KaiService) {}

  @Query(() => [Product])
  async products() {
    this.kai.set({ thread_identifier: "t1" });
    await ask("query");
    return [{ id: "1" }, { id: "2" }];
  }

  @ResolveField(() => String)
  summary(@Parent() { id }: Product) {
    return ask(`summary ${id}`);
  }

  @Query(() => String)
  @KaiContext({ metadata: { feature: "advice" } })
  advice() {
    return ask("advice");
  }

  @Query(() => String)
  @NoKai()
  secret() {
    return ask("secret");
  }
}

it.each<[string, () => ExpressAdapter | FastifyAdapter, Type<AbstractGraphQLDriver>]>([
  ["Express", () => new ExpressAdapter(), ExpressDriver],
  ["Fastify", () => new FastifyAdapter(), MercuriusDriver],
])("queries and field resolvers on %s have the context of their request", async (_, adapter, driver) => {
  const { url, records } = await startApp({
    adapter,
    imports: [GraphQLModule.forRoot({ driver, autoSchemaFile: true })],
    providers: [ProductResolver],
    kai: { context: (host) => ({ customer_identifier: host.switchToHttp().getRequest().headers["x-user"] }) },
    // GraphQL stays outside of it.
    setup: (app) => app.setGlobalPrefix("api"),
  });
  const query = (text: string, user: string) =>
    fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-user": user },
      body: JSON.stringify({ query: text }),
    }).then((response) => response.json());

  expect(await query("{ products { id summary } advice secret }", "c1")).toMatchObject({
    data: { products: [{ id: "1", summary: expect.stringContaining("summary 1") }, { id: "2" }] },
  });
  const taken = await records(4);
  expect(taken.map(questionOf)).toEqual(["advice", "query", "summary 1", "summary 2"]);
  expect(taken.map((record) => record["customer_identifier"])).toEqual(["c1", "c1", "c1", "c1"]);
  expect(taken.map((record) => record["metadata"])).toEqual([{ feature: "advice" }, undefined, undefined, undefined]);
  expect(taken.slice(1).map((record) => record["thread_identifier"])).toEqual(["t1", "t1", "t1"]);
});
