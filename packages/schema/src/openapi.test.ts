import { describe, expect, it } from "vitest";
import { everyPath } from "./api/endpoint.ts";
import { endpoints } from "./api/index.ts";
import { logFields } from "./log/index.ts";
import { aliases, documentedLogCreate, logCreate } from "./log/log.ts";
import { openApi } from "./openapi.ts";

type Json = Record<string, never>;
const document = openApi("1.2.3") as {
  paths: Record<string, Record<string, { operationId: string }>>;
  components: {
    schemas: Record<
      string,
      { properties: Record<string, { deprecated?: boolean; description?: string; examples?: unknown[] }> }
    >;
  };
};

describe("the OpenAPI document", () => {
  it("has exactly these operations", () => {
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${operationId}: ${method.toUpperCase()} ${path}`),
    );
    expect(operations).toEqual([
      "createLog: POST /api/request-logs/",
      "createLogs: POST /api/request-logs/batch/create/",
      "listLogs: GET /api/request-logs/list/",
      "searchLogs: POST /api/request-logs/list/",
      "getLog: GET /api/request-logs/{unique_id}/",
      "updateLog: PATCH /api/request-logs/{unique_id}/",
      "deleteLog: DELETE /api/request-logs/{unique_id}/",
      "describeFilters: GET /api/request-logs/filters/",
      "describeFoundFilters: POST /api/request-logs/filters/",
      "summariseLogs: GET /api/request-logs/summary/",
      "summariseFoundLogs: POST /api/request-logs/summary/",
      "readMetrics: GET /api/request-logs/metrics/",
      "readFoundMetrics: POST /api/request-logs/metrics/",
      "listThreads: GET /api/log_threads/",
      "searchThreads: POST /api/log_threads/",
      "exportLogs: GET /api/request-logs/export/",
      "exportFoundLogs: POST /api/request-logs/export/",
      "tailLogs: GET /api/request-logs/tail/",
      "tailFoundLogs: POST /api/request-logs/tail/",
      "updateLogs: PATCH /api/request-logs/batch-update/",
      "createLogScore: POST /api/logs/{log_id}/scores/",
      "listLogScores: GET /api/logs/{log_id}/scores/",
      "getLogScore: GET /api/logs/{log_id}/scores/{score_id}/",
      "updateLogScore: PATCH /api/logs/{log_id}/scores/{score_id}/",
      "deleteLogScore: DELETE /api/logs/{log_id}/scores/{score_id}/",
      "createScore: POST /api/scores/",
      "listScores: GET /api/scores/",
      "getScore: GET /api/scores/{score_id}/",
      "updateScore: PATCH /api/scores/{score_id}/",
      "deleteScore: DELETE /api/scores/{score_id}/",
      "exportTraces: POST /api/v1/traces",
      "ingestTraces: POST /api/v1/traces/ingest",
      "ingestTraceLogs: POST /api/traces/ingest/",
      "listTraces: GET /api/traces/list/",
      "searchTraces: POST /api/traces/list/",
      "getTrace: GET /api/traces/{trace_unique_id}/",
      "deleteTrace: DELETE /api/traces/{trace_unique_id}/",
      "deleteTraces: POST /api/traces/bulk-delete/",
      "listCustomers: GET /api/users/list/",
      "searchCustomers: POST /api/users/list/",
      "getCustomer: GET /api/users/{customer_identifier}/",
      "updateCustomer: PATCH /api/users/{customer_identifier}/",
      "eraseCustomer: DELETE /api/users/{customer_identifier}/",
      "createCustomer: POST /api/users/create/",
      "createChatCompletion: POST /api/chat/completions",
      "createEmbeddings: POST /api/embeddings",
      "createSpeech: POST /api/audio/speech",
      "createTranscription: POST /api/audio/transcriptions",
      "createResponse: POST /api/responses",
      "createMessage: POST /api/anthropic/v1/messages",
      "countMessageTokens: POST /api/anthropic/v1/messages/count_tokens",
      "generateContent: POST /api/google/gemini/v1beta/models/{model_and_method}",
      "createPrompt: POST /api/prompts/",
      "listPrompts: GET /api/prompts/",
      "getPrompt: GET /api/prompts/{prompt_id}/",
      "updatePrompt: PATCH /api/prompts/{prompt_id}/",
      "deletePrompt: DELETE /api/prompts/{prompt_id}/",
      "createPromptVersion: POST /api/prompts/{prompt_id}/versions/",
      "listPromptVersions: GET /api/prompts/{prompt_id}/versions/",
      "getPromptVersion: GET /api/prompts/{prompt_id}/versions/{version}/",
      "updatePromptVersion: PATCH /api/prompts/{prompt_id}/versions/{version}/",
      "deletePromptVersion: DELETE /api/prompts/{prompt_id}/versions/{version}/",
      "deployPromptVersion: POST /api/prompts/{prompt_id}/versions/{version}/deploy/",
      "listModels: GET /api/models/",
      "saveModelPrice: POST /api/models/",
      "getModel: GET /api/models/{model}/",
      "deleteModelPrice: DELETE /api/models/{model}/",
      "listPublicModels: GET /api/models/public/",
      "listModelPrices: GET /api/models/prices/",
      "createProviderCredentials: POST /api/providers/",
      "listProviderCredentials: GET /api/providers/",
      "updateProviderCredentials: PATCH /api/providers/{provider_credentials_id}/",
      "deleteProviderCredentials: DELETE /api/providers/{provider_credentials_id}/",
      "saveLoadBalanceGroup: POST /api/load-balance-groups/",
      "listLoadBalanceGroups: GET /api/load-balance-groups/",
      "deleteLoadBalanceGroup: DELETE /api/load-balance-groups/{group_id}/",
      "saveGatewaySettings: POST /api/gateway-settings/",
      "getGatewaySettings: GET /api/gateway-settings/",
      "describeCache: GET /api/cache/",
      "clearCache: DELETE /api/cache/",
      "listLosses: GET /api/losses/",
      "repriceLogs: POST /api/admin/reprice/",
      "createKey: POST /api/keys/",
      "listKeys: GET /api/keys/",
      "revokeKey: DELETE /api/keys/{key_id}/",
      "createProject: POST /api/projects/",
      "listProjects: GET /api/projects/",
      "describeServer: GET /api/server/",
      "listAudit: GET /api/audit/",
      "signIn: POST /api/session/",
      "getSession: GET /api/session/",
      "updateSession: PATCH /api/session/",
      "signOut: DELETE /api/session/",
      "listSessions: GET /api/sessions/",
      "endOtherSessions: DELETE /api/sessions/",
      "setPassword: POST /api/session/password/",
      "healthz: GET /healthz",
      "readyz: GET /readyz",
      "prometheus: GET /metrics",
    ]);
  });

  it("resolves every reference", () => {
    for (const [, name] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      expect(document.components.schemas).toHaveProperty(name!);
    }
  });

  it("marks deprecated fields and names what replaces them", () => {
    const { properties } = document.components.schemas["LogCreate"]!;
    expect(properties["prompt_messages"]).toMatchObject({
      deprecated: true,
      description: expect.stringContaining("Use `input`."),
    });
    expect(properties["generation_time"]).toMatchObject({
      deprecated: true,
      description: expect.stringContaining("Use `latency`."),
    });
    for (const alias of Object.keys(aliases)) expect(properties[alias]).toMatchObject({ deprecated: true });
    expect(properties["latency"]).not.toHaveProperty("deprecated");
  });

  it("shows no field that a body cannot set, and every field when a log is read", () => {
    const { LogCreate, Log } = document.components.schemas as Record<"LogCreate" | "Log", { properties: Json }>;
    for (const [name, field] of Object.entries(logFields)) {
      expect(name in LogCreate.properties).toBe(!field.readOnly);
      if (!field.transient) expect(Log.properties).toHaveProperty(name);
    }
  });

  it("gives examples that the server takes", () => {
    for (const [name, field] of Object.entries(logFields)) {
      if (field.readOnly || field.example === undefined) continue;
      expect(documentedLogCreate.safeParse({ [name]: field.example }).error, name).toBeUndefined();
      expect(logCreate.safeParse({ [name]: field.example }).error, name).toBeUndefined();
    }
    for (const endpoint of endpoints)
      if (endpoint.body) expect(endpoint.body.safeParse(endpoint.bodyExample).error, endpoint.id).toBeUndefined();
  });
});

describe("everyPath", () => {
  it("gives each path with and without /api and the trailing slash", () => {
    expect(everyPath({ path: "/api/request-logs/", otherPaths: ["/api/request-logs/create/"] })).toEqual([
      "/api/request-logs",
      "/api/request-logs/",
      "/request-logs",
      "/request-logs/",
      "/api/request-logs/create",
      "/api/request-logs/create/",
      "/request-logs/create",
      "/request-logs/create/",
    ]);
  });
});
