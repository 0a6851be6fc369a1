import { endpoints } from "@kai/schema";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { readFiles } from "../dashboard/read-files.ts";
import { sendFile } from "../dashboard/send-file.ts";

/**
 * The dashboard, at `/`. Its pages have paths of their own, which the server answers with the same file, to whoever asks as a browser does for a page: so
 * `/traces` is a page to a browser, and to a program what `/api/traces/` is. Without a build, `/` leads to the API's description.
 */
export function dashboard(app: FastifyInstance, directory: string): void {
  const files = readFiles(directory);
  const page = files.get("index.html");
  if (!page) {
    app.get("/", async (_, reply) => reply.redirect("/reference"));
    return;
  }
  /** How paths begin that are no pages: `api`, `healthz`, `assets` and so on. */
  const others = new Set([
    "v1",
    "reference",
    "openapi.json",
    ...[...endpoints.map(({ path }) => path), ...files.keys()].map(firstOf),
  ]);
  const sendPage = (request: FastifyRequest, reply: FastifyReply) =>
    sendFile(request, reply, { file: page, cached: "checked" });
  app.get("/", sendPage);
  app.addHook("onRequest", async (request, reply) => {
    if (asksForPage(request) && !others.has(firstOf(request.url))) await sendPage(request, reply);
  });
  for (const [path, file] of files) {
    if (file === page) continue;
    const cached = path.startsWith("assets/") ? "immutable" : "checked";
    app.get(`/${path}`, async (request, reply) => sendFile(request, reply, { file, cached }));
  }
}

/** As a browser does that goes to a page: no client of the API names HTML. */
const asksForPage = ({ method, headers }: FastifyRequest): boolean =>
  (method === "GET" || method === "HEAD") && headers.accept?.includes("text/html") === true;

/** The first part of a path: `api` of `/api/keys/?limit=1`. */
const firstOf = (path: string): string => /^\/?([^/?]*)/.exec(path)![1]!;
