// Generated from the contracts of the API by `pnpm generate`.
import { type ApiFunction, type ApiLines, endpoint, lines } from "../endpoint.ts";

export type { Span } from "@kai/schema/api";
export type { ApiAnswer, ApiParams } from "../endpoint.ts";

/**
 * Say what logs can be filtered by. What a form of filters is made of: names, operators, and the values and keys that are found most often among the logs that a list with the same parameters would find. The same as `filters_data` of a list, apart from its pages. Of this server's own. For the values of one field as somebody types, ask for metrics grouped by it. Needs the scope `read`.
 *
 * @throws {KaiApiError}
 */
export const describeFilters: ApiFunction<"describeFilters"> = /* @__PURE__ */ endpoint("POST", "/api/request-logs/filters/", { filters: true });

/**
 * Sum up logs. Totals and averages of all logs that a list with the same parameters would find. Totals are of what is known; averages of nothing are null. Needs the scope `read`.
 *
 * @throws {KaiApiError}
 */
export const summariseLogs: ApiFunction<"summariseLogs"> = /* @__PURE__ */ endpoint("POST", "/api/request-logs/summary/", { filters: true });

/**
 * Count and sum logs, over time and by group. What charts are made of. The time range, environment and filters are those of a list, with the same defaults. Of this server's own.
 *
 * Sums are of what is known, and 0 in buckets without logs; averages, rates and percentiles are null there. Costs are in US dollars, `latency_*` and `ttft_*` in seconds. Percentiles and numbers of customers are close estimates. `cancelled_cost` is what was spent on requests that somebody gave up on. Needs the scope `read`.
 *
 * @throws {KaiApiError}
 */
export const readMetrics: ApiFunction<"readMetrics"> = /* @__PURE__ */ endpoint("POST", "/api/request-logs/metrics/", { filters: true });

/**
 * List threads. Conversations: logs that share a `thread_identifier`, the ones that went on last first. A thread is found when one of its logs in the time range matches the filters, and is summed over all of its logs in the time range. The logs of one thread are listed by `/api/request-logs/list/?thread_identifier=…`. Needs the scope `read`.
 *
 * @throws {KaiApiError}
 */
export const listThreads: ApiFunction<"listThreads"> = /* @__PURE__ */ endpoint("POST", "/api/log_threads/", { filters: true });

/**
 * List scores. Scores of the logs in a time range, which is the last 30 days by default, the newest logs first. Any other query parameter filters the logs. Needs the scope `read`.
 *
 * @throws {KaiApiError}
 */
export const listScores: ApiFunction<"listScores"> = /* @__PURE__ */ endpoint("GET", "/api/scores/");

/**
 * Get a score. By its id, or by the evaluator's. Needs the scope `read`.
 *
 * @throws {KaiApiError}
 */
export const getScore: ApiFunction<"getScore"> = /* @__PURE__ */ endpoint("GET", "/api/scores/{score_id}/");

/**
 * List traces. Logs that share a `trace_unique_id`, the newest first. A trace is found when one of its spans in the time range matches the filters, and is summed over all of its spans in the time range. Needs the scope `read`.
 *
 * @throws {KaiApiError}
 */
export const listTraces: ApiFunction<"listTraces"> = /* @__PURE__ */ endpoint("POST", "/api/traces/list/", { filters: true });

/**
 * Get a trace. One trace with its spans as a tree, whenever it was. Every span is in the tree once: one whose parent is missing stands at the top, as does the earliest of spans that name each other as parents; of spans with the same id the earliest has the children; what is deeper than 200 levels stands on the last. At most 5000 spans are answered, the earliest. Needs the scope `read`.
 *
 * @throws {KaiApiError}
 */
export const getTrace: ApiFunction<"getTrace"> = /* @__PURE__ */ endpoint("GET", "/api/traces/{trace_unique_id}/");

/**
 * Delete a trace. Deletes every log of a trace, as deleting each would. Answers 200 also when there is none. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const deleteTrace: ApiFunction<"deleteTrace"> = /* @__PURE__ */ endpoint("DELETE", "/api/traces/{trace_unique_id}/");

/**
 * Delete traces by filters. Deletes the traces that a list with the same filters, time range and environment would find, at most 1000, each with all of its logs. Filters must be given. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const deleteTraces: ApiFunction<"deleteTraces"> = /* @__PURE__ */ endpoint("POST", "/api/traces/bulk-delete/", { filters: true });

/**
 * List customers. Customers with logs in the time range, which is the last 30 days by default, and what they used in it. One environment at a time. A customer is found when one of their logs matches the filters. Needs the scope `read`.
 *
 * @throws {KaiApiError}
 */
export const listCustomers: ApiFunction<"listCustomers"> = /* @__PURE__ */ endpoint("POST", "/api/users/list/", { filters: true });

/**
 * Get a customer. Who it is and what was ever used, in the environment of the API key. The budget period is that which holds now, in UTC: of the calendar, with weeks from Monday, unless the customer's period says where one starts or ends. Needs the scope `read`.
 *
 * @throws {KaiApiError}
 */
export const getCustomer: ApiFunction<"getCustomer"> = /* @__PURE__ */ endpoint("GET", "/api/users/{customer_identifier}/");

/**
 * Create a customer. Or changes what is said of one, in the environment of the API key. Customers are also made by the logs that name them. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const createCustomer: ApiFunction<"createCustomer"> = /* @__PURE__ */ endpoint("POST", "/api/users/create/", { once: true });

/**
 * Change a customer. What is left out stays; null takes it back. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const updateCustomer: ApiFunction<"updateCustomer"> = /* @__PURE__ */ endpoint("PATCH", "/api/users/{customer_identifier}/");

/**
 * Erase a customer. Erases every log of a customer that this server took in before now, and what is said of the customer. Logs are not masked: the store's files are written anew without them, which takes a while, and the old files leave the disk within about ten minutes. Answers a receipt, which is kept in the audit; the ids of the logs are remembered, so that sending one again does not bring it back.
 *
 * Not reached: logs on their way to this server, those that wait in other servers of the same store, and backups. Ask again when they have arrived. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const eraseCustomer: ApiFunction<"eraseCustomer"> = /* @__PURE__ */ endpoint("DELETE", "/api/users/{customer_identifier}/");

/**
 * Create a prompt. A name for versions to come: it can be asked for once one of them is deployed. A project has at most 5000. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const createPrompt: ApiFunction<"createPrompt"> = /* @__PURE__ */ endpoint("POST", "/api/prompts/", { once: true });

/**
 * List prompts. Those of the project, the newest first. Needs the scope `read`.
 *
 * @throws {KaiApiError}
 */
export const listPrompts: ApiFunction<"listPrompts"> = /* @__PURE__ */ endpoint("GET", "/api/prompts/");

/**
 * Get a prompt. With its newest and its deployed version. Needs the scope `read`.
 *
 * @throws {KaiApiError}
 */
export const getPrompt: ApiFunction<"getPrompt"> = /* @__PURE__ */ endpoint("GET", "/api/prompts/{prompt_id}/");

/**
 * Change a prompt. What is left out stays. What a prompt says is changed by its versions. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const updatePrompt: ApiFunction<"updatePrompt"> = /* @__PURE__ */ endpoint("PATCH", "/api/prompts/{prompt_id}/");

/**
 * Delete a prompt. With all of its versions. Other server processes may use it for 5 seconds more. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const deletePrompt: ApiFunction<"deletePrompt"> = /* @__PURE__ */ endpoint("DELETE", "/api/prompts/{prompt_id}/");

/**
 * Create a version of a prompt. It is the prompt's draft; a draft from before is committed. A prompt has at most 1000, numbered from 1. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const createPromptVersion: ApiFunction<"createPromptVersion"> = /* @__PURE__ */ endpoint("POST", "/api/prompts/{prompt_id}/versions/", { once: true });

/**
 * List versions of a prompt. The newest first. Needs the scope `read`.
 *
 * @throws {KaiApiError}
 */
export const listPromptVersions: ApiFunction<"listPromptVersions"> = /* @__PURE__ */ endpoint("GET", "/api/prompts/{prompt_id}/versions/");

/**
 * Get a version of a prompt. By its number, or `latest` for the newest one. Needs the scope `read`.
 *
 * @throws {KaiApiError}
 */
export const getPromptVersion: ApiFunction<"getPromptVersion"> = /* @__PURE__ */ endpoint("GET", "/api/prompts/{prompt_id}/versions/{version}/");

/**
 * Change the draft of a prompt. What is left out stays; null takes it back. A committed version is refused, except for `deploy` alone, which deploys it. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const updatePromptVersion: ApiFunction<"updatePromptVersion"> = /* @__PURE__ */ endpoint("PATCH", "/api/prompts/{prompt_id}/versions/{version}/");

/**
 * Delete the draft of a prompt. Committed versions stay as long as the prompt: logs name them. A number is never used again. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const deletePromptVersion: ApiFunction<"deletePromptVersion"> = /* @__PURE__ */ endpoint("DELETE", "/api/prompts/{prompt_id}/versions/{version}/");

/**
 * Deploy a version of a prompt. From now on it answers requests that name no version. A draft is committed by it; an older version is what one rolls back to. Other server processes follow within 5 seconds. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const deployPromptVersion: ApiFunction<"deployPromptVersion"> = /* @__PURE__ */ endpoint("POST", "/api/prompts/{prompt_id}/versions/{version}/deploy/");

/**
 * List models. Models that the gateway knows the provider of, and those that the project has prices of its own for, with what they cost now. Reads like OpenAI's list of models. What can be called without bringing credentials comes first. Needs the scope `read` or `gateway`.
 *
 * @throws {KaiApiError}
 */
export const listModels: ApiFunction<"listModels"> = /* @__PURE__ */ endpoint("GET", "/api/models/");

/**
 * Get a model. By any name that calls and logs may give: with the provider in front or without, of a dated version too. A slash in it is written `%2F`. Needs the scope `read` or `gateway`.
 *
 * @throws {KaiApiError}
 */
export const getModel: ApiFunction<"getModel"> = /* @__PURE__ */ endpoint("GET", "/api/models/{model}/");

/**
 * List the prices of models. The price table that comes with the server, as it holds now, of all providers by name.
 *
 * @throws {KaiApiError}
 */
export const listPublicModels: ApiFunction<"listPublicModels"> = /* @__PURE__ */ endpoint("GET", "/api/models/public/");

/**
 * Save the project's own price of a model. Comes before the price table for logs that come from now on, or replaces the price of the same model, provider and time. Unusual prices are kept, with a warning. Other server processes follow within 5 seconds. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const saveModelPrice: ApiFunction<"saveModelPrice"> = /* @__PURE__ */ endpoint("POST", "/api/models/");

/**
 * List the project's own prices. By model, provider and time; also those that are over, or yet to come. Needs the scope `read` or `gateway`.
 *
 * @throws {KaiApiError}
 */
export const listModelPrices: ApiFunction<"listModelPrices"> = /* @__PURE__ */ endpoint("GET", "/api/models/prices/");

/**
 * Delete the project's own prices of a model. All of them, unless the query says which. Costs that are known stay as they are. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const deleteModelPrice: ApiFunction<"deleteModelPrice"> = /* @__PURE__ */ endpoint("DELETE", "/api/models/{model}/");

/**
 * Keep credentials of a provider. For the calls of the project's keys. They are encrypted with the server's `KAI_SECRET_KEY`, and never answered again. Several for one provider share the load by weight. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const createProviderCredentials: ApiFunction<"createProviderCredentials"> = /* @__PURE__ */ endpoint("POST", "/api/providers/", { once: true });

/**
 * List credentials of providers. Those of the project, by provider. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const listProviderCredentials: ApiFunction<"listProviderCredentials"> = /* @__PURE__ */ endpoint("GET", "/api/providers/");

/**
 * Change credentials of a provider. What is given is changed; `credentials` are replaced as a whole. Other server processes follow within 5 seconds. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const updateProviderCredentials: ApiFunction<"updateProviderCredentials"> = /* @__PURE__ */ endpoint("PATCH", "/api/providers/{provider_credentials_id}/");

/**
 * Delete credentials of a provider. Other server processes may use them for 5 seconds more. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const deleteProviderCredentials: ApiFunction<"deleteProviderCredentials"> = /* @__PURE__ */ endpoint("DELETE", "/api/providers/{provider_credentials_id}/");

/**
 * Save a load balance group. Makes a group of models that share a load by weight, or replaces the one of that id. Credentials of members are encrypted with the server's `KAI_SECRET_KEY`, and never answered again. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const saveLoadBalanceGroup: ApiFunction<"saveLoadBalanceGroup"> = /* @__PURE__ */ endpoint("POST", "/api/load-balance-groups/");

/**
 * List load balance groups. Those of the project, by id. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const listLoadBalanceGroups: ApiFunction<"listLoadBalanceGroups"> = /* @__PURE__ */ endpoint("GET", "/api/load-balance-groups/");

/**
 * Delete a load balance group. Other server processes may use it for 5 seconds more. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const deleteLoadBalanceGroup: ApiFunction<"deleteLoadBalanceGroup"> = /* @__PURE__ */ endpoint("DELETE", "/api/load-balance-groups/{group_id}/");

/**
 * Set up the gateway. What holds for every chat of the project. What is not named stays as it is. Other server processes may go on as before for 5 seconds. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const saveGatewaySettings: ApiFunction<"saveGatewaySettings"> = /* @__PURE__ */ endpoint("POST", "/api/gateway-settings/");

/**
 * See how the gateway is set up. What holds for every chat of the project. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const getGatewaySettings: ApiFunction<"getGatewaySettings"> = /* @__PURE__ */ endpoint("GET", "/api/gateway-settings/");

/**
 * See the cache. How many answers are kept to be given again (`cache_enabled`), for the project and environment of the API key. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const describeCache: ApiFunction<"describeCache"> = /* @__PURE__ */ endpoint("GET", "/api/cache/");

/**
 * Clear the cache. Forgets every answer that is kept for the project and environment of the API key. It is put on record. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const clearCache: ApiFunction<"clearCache"> = /* @__PURE__ */ endpoint("DELETE", "/api/cache/");

/**
 * List what was lost. What the senders of logs reported as lost or left out, in the project and environment of the API key: counts by reason, the most frequent first. Counts are kept by the hour in which the report came, so that both ends of the range are rounded to the hour. Needs the scope `read`.
 *
 * @throws {KaiApiError}
 */
export const listLosses: ApiFunction<"listLosses"> = /* @__PURE__ */ endpoint("GET", "/api/losses/");

/**
 * Compute costs again. Computes the cost of every log that a list with the same parameters would find with the prices that are known today, for the time of the log, and changes the logs whose cost, its source or its parts come out differently. The time range has the same defaults as that of a list: say what you want. A cost that was sent with a log, or follows from unit prices that were, is never touched. A log whose cost comes out the same keeps the `price_version` that it was computed with, so that doing it again changes nothing.
 *
 * Answers JSON lines: `progress` now and then, and in the end one `report`, or one `error`. What was changed before an error, or before the connection broke, stays changed: send the request again to go on. It is on record in the audit before the first log is changed. What customers were billed is not changed by it. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const repriceLogs: ApiLines<"repriceLogs"> = /* @__PURE__ */ lines("POST", "/api/admin/reprice/", { filters: true });

/**
 * Create an API key. The key belongs to the project of the key that asks. `key` is shown in this answer and never again: the server keeps its hash alone. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const createKey: ApiFunction<"createKey"> = /* @__PURE__ */ endpoint("POST", "/api/keys/", { once: true });

/**
 * List API keys. The keys of the project, the oldest first; revoked ones too. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const listKeys: ApiFunction<"listKeys"> = /* @__PURE__ */ endpoint("GET", "/api/keys/");

/**
 * Revoke an API key. Ends a key of the project for good; it stays listed. This server process refuses it at once, others within seconds. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const revokeKey: ApiFunction<"revokeKey"> = /* @__PURE__ */ endpoint("DELETE", "/api/keys/{key_id}/");

/**
 * Create a project. With keys, logs and settings of its own. Needs a session by the operator's password.
 *
 * @throws {KaiApiError}
 */
export const createProject: ApiFunction<"createProject"> = /* @__PURE__ */ endpoint("POST", "/api/projects/", { once: true });

/**
 * List projects. The project of the key, and no other: a key acts in its own project alone. All of them for a session by password. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const listProjects: ApiFunction<"listProjects"> = /* @__PURE__ */ endpoint("GET", "/api/projects/");

/**
 * How the server runs. What was set when it started: by flags and variables, which are changed there alone. No secrets. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const describeServer: ApiFunction<"describeServer"> = /* @__PURE__ */ endpoint("GET", "/api/server/");

/**
 * List what administrators did. In the project, the newest first. Entries are never changed, and are kept for 400 days. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const listAudit: ApiFunction<"listAudit"> = /* @__PURE__ */ endpoint("GET", "/api/audit/");

/**
 * Sign in. By an API key, for what the key may do, or by the operator's password, for everything in every project. The answer sets the cookie `kai_session`, which then stands for the key wherever one is needed. Send the header `x-kai-client`, and from pages of this server alone.
 *
 * @throws {KaiApiError}
 */
export const signIn: ApiFunction<"signIn"> = /* @__PURE__ */ endpoint("POST", "/api/session/", { once: true });

/**
 * Who is signed in. Needs no key and no session.
 *
 * @throws {KaiApiError}
 */
export const getSession: ApiFunction<"getSession"> = /* @__PURE__ */ endpoint("GET", "/api/session/");

/**
 * Switch the project or environment of the session. By password, to any project and environment. By a key with the scope `admin`, to another environment of its project. Send the header `x-kai-client`, and from pages of this server alone.
 *
 * @throws {KaiApiError}
 */
export const updateSession: ApiFunction<"updateSession"> = /* @__PURE__ */ endpoint("PATCH", "/api/session/");

/**
 * Sign out. Ends the session of the cookie, and clears the cookie. Send the header `x-kai-client`, and from pages of this server alone.
 *
 * @throws {KaiApiError}
 */
export const signOut: ApiFunction<"signOut"> = /* @__PURE__ */ endpoint("DELETE", "/api/session/");

/**
 * List the sessions of the key or password. Where somebody is signed in by the same API key, or by the password for a session of the operator; the last used first. Never the tokens. Needs the scope `read` or `ingest` or `admin` or `gateway`.
 *
 * @throws {KaiApiError}
 */
export const listSessions: ApiFunction<"listSessions"> = /* @__PURE__ */ endpoint("GET", "/api/sessions/");

/**
 * Sign out everywhere else. Ends every session of the same API key, or of the password, but for that of the cookie; asked with the key itself, all of them. Needs the scope `admin` or `ingest` or `read` or `gateway`.
 *
 * @throws {KaiApiError}
 */
export const endOtherSessions: ApiFunction<"endOtherSessions"> = /* @__PURE__ */ endpoint("DELETE", "/api/sessions/");

/**
 * Set the operator's password. Ends every other session by the password before. A key may do it only while its project is the only one, since the password opens all of them. Needs the scope `admin`.
 *
 * @throws {KaiApiError}
 */
export const setPassword: ApiFunction<"setPassword"> = /* @__PURE__ */ endpoint("POST", "/api/session/password/", { once: true });
