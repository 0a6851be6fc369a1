import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startIngest } from "@kai/testing";
import { type AdapterClient, adapterSuite } from "@kai/testing/suites";
import { expect, it, vi } from "vitest";
import { createApp, type NextVersion } from "./create-app.ts";
import { buildApp, startApp } from "./next-server.ts";
import { submitForm } from "./submit-form.ts";

// The app is built, or its routes are when they are asked for the first time.
vi.setConfig({ hookTimeout: 240_000, testTimeout: 120_000 });

export interface Setup {
  version: NextVersion;
  bundler: "turbopack" | "webpack";
  mode: "development" | "production";
}

/** What `@kai/next` must do in every server of Next. */
export function nextSuite({ version, bundler, mode }: Setup): void {
  let app: string;
  // Next 15 knows no flag for its default.
  const flags = version === 15 && bundler === "webpack" ? [] : [`--${bundler}`];
  adapterSuite(
    `Next.js ${version}, ${bundler}, ${mode}`,
    async ({ providerUrl, record }) => {
      app = createApp(`next-${version}-${bundler}-${mode}`, version);
      const ingest = await startIngest(record);
      if (mode === "production") await buildApp(app, flags);
      const server = await startApp(app, mode === "production" ? ["start"] : ["dev", ...flags], {
        KAI_API_KEY: "servers0.0123456789abcdef0123456789abcdef",
        KAI_BASE_URL: ingest.url,
        OPENAI_BASE_URL: providerUrl,
      });
      return {
        url: server.found,
        settled: () => fetch(`${server.found}/flush`, { method: "POST" }),
        async close() {
          await server.end();
          ingest.close();
        },
      };
    },
    (client) => {
      // In development, each route that is asked costs a build of its own.
      if (mode === "development") editTests(client, () => app);
      else everywhereTests(client);
    },
  );
}

const c1 = { customer_identifier: "c1", status: "success" };

function everywhereTests({ url, post, recorded }: AdapterClient): void {
  it("a route handler that catches all has its params", async () => {
    expect(await (await post("/files/a/b")).text()).toContain("a of b");
    expect(await recorded(1)).toMatchObject([{ ...c1, thread_identifier: "a/b" }]);
  });

  it.each([
    ["redirect", 307, "/page"],
    ["notFound", 404, null],
  ])("a route handler may leave by %s", async (how, status, location) => {
    const response = await post(`/leave/${how}`);
    expect([response.status, response.headers.get("location")]).toEqual([status, location]);
    expect(await recorded(1)).toMatchObject([c1]);
  });

  it("a route handler sets cookies in every way", async () => {
    const response = await post("/cookies");
    expect(response.headers.getSetCookie().toSorted()).toEqual([
      "first=1; Path=/",
      "second=2; Path=/",
      "third=3; Path=/",
    ]);
    expect(await response.json()).toEqual({ answer: expect.stringContaining("Who am I?") });
    expect(await recorded(1)).toMatchObject([c1]);
  });

  it("a route handler calls after its answer", async () => {
    expect((await post("/later")).status).toBe(202);
    expect(await recorded(1)).toMatchObject([{ ...c1, thread_identifier: "t1" }]);
  });

  it("a route of the edge runtime works", async () => {
    expect(await (await post("/edge")).text()).toContain("From the edge");
    expect(await recorded(1)).toMatchObject([{ status: "success" }]);
  });

  it("a page and its server action have the context of their request", async () => {
    const headers = { "x-customer": "c1" };
    const page = await fetch(`${url()}/page`, { headers });
    const answer = await submitForm(page, { question: "Can I return it?" }, headers);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/page?answered"]);
    expect(await recorded(2)).toMatchObject([
      { ...c1, input: [{ content: "Greet them: version 1." }] },
      { ...c1, thread_identifier: "from the page", input: [{ content: "Can I return it?" }] },
    ]);
  });

  it("an API route of the Pages Router has the context of its request", async () => {
    expect(await (await post("/api/suggest")).text()).toContain("Where is my order?");
    expect(await recorded(1)).toMatchObject([c1]);
  });
}

function editTests({ url, post, recorded }: AdapterClient, app: () => string): void {
  const edit = (file: string) => {
    const path = join(app(), file);
    writeFileSync(path, readFileSync(path, "utf8").replace("version 1", "version 2"));
  };

  it("after an edit, calls are logged once each, with the right customer", async () => {
    const headers = { "x-customer": "c2" };
    const routeAnswer = async () => (await post("/version", { customer: "c2" })).text();
    const pageAnswer = async () => (await fetch(`${url()}/page`, { headers })).text();
    let asked = 0;
    for (const [file, answer] of [
      ["app/version/route.ts", routeAnswer],
      ["app/page/page.tsx", pageAnswer],
    ] as const) {
      asked++;
      expect(await answer()).toContain("version 1");
      edit(file);
      await expect.poll(() => (asked++, answer())).toContain("version 2");
    }
    const logs = await recorded(asked);
    expect(new Set(logs.map(({ customer_identifier }) => customer_identifier))).toEqual(new Set(["c2"]));
    await (await post("/stream", { customer: "c3" })).text();
    expect((await recorded(asked + 1)).at(-1)).toMatchObject({ customer_identifier: "c3", thread_identifier: "t1" });
  });
}
