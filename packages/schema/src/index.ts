export { auditQuery, listAudit } from "./api/audit.ts";
export { countMessageTokens, createMessage, messagesRequest } from "./api/anthropic.ts";
export { createSpeech, createTranscription, speechRequest, transcriptionRequest } from "./api/audio.ts";
export { createChatCompletion } from "./api/chat-completions.ts";
export { createEmbeddings, embeddingsRequest } from "./api/embeddings.ts";
export { generateContent, generateContentRequest } from "./api/gemini.ts";
export { createResponse, responsesRequest } from "./api/responses.ts";
export {
  type Endpoint,
  type Envelope,
  errorsOf,
  everyPath,
  type KeyScope,
  keyScopes,
  needsOf,
  scopesOf,
} from "./api/endpoint.ts";
export { deleteLog, type LogChange, logChange, updateLog, updateLogs } from "./api/change-logs.ts";
export {
  listCustomers,
  searchCustomers,
  getCustomer,
  createCustomer,
  updateCustomer,
  eraseCustomer,
  customersQuery,
  customerPatch,
  newCustomer,
  eraseQuery,
} from "./api/customers.ts";
export { sortableGroups } from "./api/groups.ts";
export { describeFilters, describeFoundFilters } from "./api/filters.ts";
export { getGatewaySettings, newGatewaySettings, saveGatewaySettings } from "./api/gateway-settings.ts";
export { healthz, readyz } from "./api/health.ts";
export { prometheus } from "./api/prometheus.ts";
export { endpoints } from "./api/index.ts";
export { createKey, listKeys, newKey, revokeKey } from "./api/keys.ts";
export { limits } from "./api/limits.ts";
export { listLosses, lossesQuery, lossReport } from "./api/losses.ts";
export { intervals, type Metric, metricNames, metricsQuery, readFoundMetrics, readMetrics } from "./api/metrics.ts";
export {
  deleteLoadBalanceGroup,
  listLoadBalanceGroups,
  newLoadBalanceGroup,
  saveLoadBalanceGroup,
} from "./api/load-balance-groups.ts";
export { clearCache, describeCache } from "./api/cached-answers.ts";
export { deleteModelPrice, listModelPrices, modelPriceQuery, saveModelPrice } from "./api/model-prices.ts";
export { newModelPrice } from "./api/new-model-price.ts";
export {
  getModel,
  listModels,
  listPublicModels,
  type Model,
  modelsQuery,
  type PublicModel,
  publicModelsQuery,
} from "./api/models.ts";
export {
  createProviderCredentials,
  deleteProviderCredentials,
  listProviderCredentials,
  newProviderCredentials,
  providerCredentialsChange,
  updateProviderCredentials,
} from "./api/providers.ts";
export {
  createPromptVersion,
  deletePromptVersion,
  deployPromptVersion,
  getPromptVersion,
  listPromptVersions,
  newPromptVersion,
  promptVersionChange,
  promptVersionsQuery,
  updatePromptVersion,
} from "./api/prompt-versions.ts";
export {
  createPrompt,
  deletePrompt,
  getPrompt,
  listPrompts,
  newPrompt,
  promptChange,
  promptsQuery,
  updatePrompt,
} from "./api/prompts.ts";
export { describeServer, type ServerFacts } from "./api/server-facts.ts";
export { createProject, listProjects, newProject } from "./api/projects.ts";
export {
  createLog,
  createLogs,
  fieldsQuery,
  getLog,
  listLogs,
  listQuery,
  searchLogs,
  selectionQuery,
} from "./api/request-logs.ts";
export { type RepriceLine, repriceLogs, repriceQuery, type RepriceReport } from "./api/reprice.ts";
export { summariseFoundLogs, summariseLogs } from "./api/summary.ts";
export { deleteTrace, deleteTraces, getTrace, listTraces, searchTraces, tracesQuery } from "./api/read-traces.ts";
export { listThreads, searchThreads, threadsQuery } from "./api/threads.ts";
export { exportTraces, ingestTraceLogs, ingestTraces } from "./api/traces.ts";
export type { KaiParams } from "./chat/kai-params.ts";
export type { PromptContent } from "./chat/prompt-content.ts";
export { type ChatRequest, chatRequest, kaiParamNames } from "./chat/request.ts";
export {
  createLogScore,
  createScore,
  deleteLogScore,
  deleteScore,
  getLogScore,
  getScore,
  listLogScores,
  listScores,
  newScore,
  type Score,
  scoresQuery,
  scoreValues,
  updateLogScore,
  updateScore,
} from "./api/scores.ts";
export {
  endOtherSessions,
  getSession,
  listSessions,
  newPassword,
  newSession,
  sessionChange,
  setPassword,
  signIn,
  signOut,
  updateSession,
} from "./api/session.ts";
export { exportFoundLogs, exportLogs, exportQuery, tailFoundLogs, tailLogs, tailQuery } from "./api/stream-logs.ts";
export { errors, type ErrorBody, type ErrorCode, isKaiError, KaiError } from "./errors.ts";
export { field, type Field, type Fields } from "./field.ts";
export { type JsonSchema, jsonSchemaOf } from "./json-schema.ts";
export type { Kind } from "./kind.ts";
export { labelOf } from "./label.ts";
export { type CostBucket, costBuckets } from "./log/cost-details.ts";
export { logFields, type LogFieldName, logGroups } from "./log/index.ts";
export { aliases, documentedLogCreate, log, logCreate, type StoredFieldName, storedFieldNames } from "./log/log.ts";
export type { Log, LogCreate, LogRecord } from "./log-types.ts";
export { normalise, type NormalisedLog } from "./normalise/normalise.ts";
export { readBody, wrongFields } from "./normalise/check-body.ts";
export { deepest, isTooDeep } from "./normalise/nesting.ts";
export { changedLog, readLogChange } from "./normalise/read-change.ts";
export { readLogBody } from "./normalise/read-body.ts";
export { readTime } from "./normalise/scalars.ts";
export { logAnswer, readLog } from "./normalise/read-log.ts";
export { openaiErrorOf } from "./openai-error.ts";
export { anthropicErrorOf, googleErrorOf } from "./provider-errors.ts";
export { openApi } from "./openapi.ts";
export { sortableFields } from "./sortable-fields.ts";
export { uniqueId } from "./unique-id.ts";
