import { listAudit } from "./audit.ts";
import { clearCache, describeCache } from "./cached-answers.ts";
import { deleteLog, updateLog, updateLogs } from "./change-logs.ts";
import {
  listCustomers,
  searchCustomers,
  getCustomer,
  createCustomer,
  updateCustomer,
  eraseCustomer,
} from "./customers.ts";
import type { Endpoint } from "./endpoint.ts";
import { describeFilters, describeFoundFilters } from "./filters.ts";
import { getGatewaySettings, saveGatewaySettings } from "./gateway-settings.ts";
import { healthz, readyz } from "./health.ts";
import { prometheus } from "./prometheus.ts";
import { createKey, listKeys, revokeKey } from "./keys.ts";
import { listLosses } from "./losses.ts";
import { readFoundMetrics, readMetrics } from "./metrics.ts";
import { deleteLoadBalanceGroup, listLoadBalanceGroups, saveLoadBalanceGroup } from "./load-balance-groups.ts";
import { deleteModelPrice, listModelPrices, saveModelPrice } from "./model-prices.ts";
import { getModel, listModels, listPublicModels } from "./models.ts";
import {
  createProviderCredentials,
  deleteProviderCredentials,
  listProviderCredentials,
  updateProviderCredentials,
} from "./providers.ts";
import {
  createPromptVersion,
  deletePromptVersion,
  deployPromptVersion,
  getPromptVersion,
  listPromptVersions,
  updatePromptVersion,
} from "./prompt-versions.ts";
import { createPrompt, deletePrompt, getPrompt, listPrompts, updatePrompt } from "./prompts.ts";
import { createProject, listProjects } from "./projects.ts";
import { repriceLogs } from "./reprice.ts";
import { describeServer } from "./server-facts.ts";
import { endOtherSessions, getSession, listSessions, setPassword, signIn, signOut, updateSession } from "./session.ts";
import {
  createLogScore,
  createScore,
  deleteLogScore,
  deleteScore,
  getLogScore,
  getScore,
  listLogScores,
  listScores,
  updateLogScore,
  updateScore,
} from "./scores.ts";
import { countMessageTokens, createMessage } from "./anthropic.ts";
import { createSpeech, createTranscription } from "./audio.ts";
import { createChatCompletion } from "./chat-completions.ts";
import { createEmbeddings } from "./embeddings.ts";
import { generateContent } from "./gemini.ts";
import { createResponse } from "./responses.ts";
import { createLog, createLogs, getLog, listLogs, searchLogs } from "./request-logs.ts";
import { summariseFoundLogs, summariseLogs } from "./summary.ts";
import { deleteTrace, deleteTraces, getTrace, listTraces, searchTraces } from "./read-traces.ts";
import { listThreads, searchThreads } from "./threads.ts";
import { exportTraces, ingestTraceLogs, ingestTraces } from "./traces.ts";
import { exportFoundLogs, exportLogs, tailFoundLogs, tailLogs } from "./stream-logs.ts";

/** Every endpoint the server has, in the order documentation shows them. */
export const endpoints: readonly Endpoint[] = [
  createLog,
  createLogs,
  listLogs,
  searchLogs,
  getLog,
  describeFilters,
  describeFoundFilters,
  summariseLogs,
  summariseFoundLogs,
  readMetrics,
  readFoundMetrics,
  listThreads,
  searchThreads,
  exportLogs,
  exportFoundLogs,
  tailLogs,
  tailFoundLogs,
  updateLog,
  updateLogs,
  deleteLog,
  createLogScore,
  listLogScores,
  getLogScore,
  updateLogScore,
  deleteLogScore,
  createScore,
  listScores,
  getScore,
  updateScore,
  deleteScore,
  exportTraces,
  ingestTraces,
  ingestTraceLogs,
  listTraces,
  searchTraces,
  getTrace,
  deleteTrace,
  deleteTraces,
  listCustomers,
  searchCustomers,
  getCustomer,
  createCustomer,
  updateCustomer,
  eraseCustomer,
  createChatCompletion,
  createEmbeddings,
  createSpeech,
  createTranscription,
  createResponse,
  createMessage,
  countMessageTokens,
  generateContent,
  createPrompt,
  listPrompts,
  getPrompt,
  updatePrompt,
  deletePrompt,
  createPromptVersion,
  listPromptVersions,
  getPromptVersion,
  updatePromptVersion,
  deletePromptVersion,
  deployPromptVersion,
  listModels,
  getModel,
  listPublicModels,
  saveModelPrice,
  listModelPrices,
  deleteModelPrice,
  createProviderCredentials,
  listProviderCredentials,
  updateProviderCredentials,
  deleteProviderCredentials,
  saveLoadBalanceGroup,
  listLoadBalanceGroups,
  deleteLoadBalanceGroup,
  saveGatewaySettings,
  getGatewaySettings,
  describeCache,
  clearCache,
  listLosses,
  repriceLogs,
  createKey,
  listKeys,
  revokeKey,
  createProject,
  listProjects,
  describeServer,
  listAudit,
  signIn,
  getSession,
  updateSession,
  signOut,
  listSessions,
  endOtherSessions,
  setPassword,
  healthz,
  readyz,
  prometheus,
];
