// Generated from the contracts of the API by `pnpm generate`.

/** A log as part of a trace. */
export interface Span {
  /** The log that the span is. */
  unique_id: string;
  span_unique_id: string | null;
  span_parent_id: string | null;
  span_name: string | null;
  log_type: string | null;
  start_time: string | null;
  timestamp: string;
  latency: number | null;
  time_to_first_token: number | null;
  model: string | null;
  provider_id: string | null;
  prompt_tokens: number | null;
  completion_tokens: number | null;
  tokens: number | null;
  cost: number | null;
  status: string | null;
  status_code: number | null;
  error_message: string | null;
  input: string | null;
  output: string | null;
  /** Whether input or output is cut, as in large traces; the log has the whole. */
  content_cut: boolean;
  /** The spans that this one caused. */
  children: Span[];
}

/** Every endpoint that the client has a function for. */
export interface Api {
  describeFilters: {
    params: {
      /** Earliest `timestamp`, ISO 8601. Default: one hour before `end_time`. */
      start_time?: string | Date;
      /** Latest `timestamp`, ISO 8601. Default: now. */
      end_time?: string | Date;
      /** Environment to read. Default: that of the API key. */
      environment?: string;
      /** `true`: read the environment `test`; `false`: `prod`. */
      is_test?: boolean;
      /** `true`: read every environment. */
      all_envs?: boolean;
      filters?: Record<string, unknown>;
      operator?: "AND" | "OR";
    };
    answer: {
      filters_data: Record<string, {
        display_name: string;
        /** The filter's name. */
        metric: string;
        operator_choices: {
          name: string;
          value: string;
        }[];
        /** The most frequent values, or those that are known. */
        value_choices: string[];
        value_field_type: "text" | "select" | "number" | "datetime" | "boolean";
        /** Whether a form had better leave it out. */
        hidden: boolean;
      }>;
      /** The time range, environment and filters that were applied, defaults included. */
      current_filters: Record<string, unknown>;
    };
  };
  summariseLogs: {
    params: {
      /** Earliest `timestamp`, ISO 8601. Default: one hour before `end_time`. */
      start_time?: string | Date;
      /** Latest `timestamp`, ISO 8601. Default: now. */
      end_time?: string | Date;
      /** Environment to read. Default: that of the API key. */
      environment?: string;
      /** `true`: read the environment `test`; `false`: `prod`. */
      is_test?: boolean;
      /** `true`: read every environment. */
      all_envs?: boolean;
      filters?: Record<string, unknown>;
      operator?: "AND" | "OR";
    };
    answer: {
      number_of_requests: number;
      /** US dollars; of the logs whose cost is known. */
      total_cost: number;
      /** Logs that used tokens and whose cost is not known. */
      requests_without_cost: number;
      total_tokens: number;
      total_prompt_tokens: number;
      total_completion_tokens: number;
      error_count: number;
      cancelled_count: number;
      incomplete_count: number;
      /** Seconds. */
      avg_latency: number | null;
      /** Seconds until the first token. */
      avg_ttft: number | null;
      /** Tokens per second. */
      avg_tps: number | null;
      /** By evaluator; at most 100, those with the most scores. */
      scores: Record<string, {
        evaluator_id: string;
        evaluator_slug: string | null;
        /** The slug, else the id. */
        evaluator_name: string;
        score_value_type: "numerical" | "boolean" | "categorical" | "comment" | "json";
        number_of_scores: number;
        /** Of numbers, and of yes as 1 and no as 0. */
        avg_score: number | null;
        true_count: number;
        false_count: number;
      }>;
      /** The time range, environment and filters that were applied, defaults included. */
      current_filters: Record<string, unknown>;
    };
  };
  readMetrics: {
    params: {
      /** Earliest `timestamp`, ISO 8601. Default: one hour before `end_time`. */
      start_time?: string | Date;
      /** Latest `timestamp`, ISO 8601. Default: now. */
      end_time?: string | Date;
      /** Environment to read. Default: that of the API key. */
      environment?: string;
      /** `true`: read the environment `test`; `false`: `prod`. */
      is_test?: boolean;
      /** `true`: read every environment. */
      all_envs?: boolean;
      /** Numbers to answer, separated by commas: requests, errors, cancelled, error_rate, cost, cancelled_cost, total_tokens, prompt_tokens, completion_tokens, cached_tokens, customers, latency_avg, latency_p50, latency_p90, latency_p95, latency_p99, ttft_avg, ttft_p50, ttft_p90, ttft_p95, ttft_p99, tokens_per_second_avg, tokens_per_second_p50, tokens_per_second_p90, tokens_per_second_p95, tokens_per_second_p99. Default: requests,errors,cost,total_tokens. */
      metrics?: string | string[];
      /** Up to 2 fields, separated by commas, whose values tell logs apart: labels, identifiers, codes and flags of a log, and `metadata__<key>`. Default: none. */
      group_by?: string | string[];
      /** Length of the buckets, which begin at full minutes, hours, days and months in UTC; at most 1500. `auto`: the shortest that makes no more than 180. `none`: totals alone. Default: `auto`. */
      interval?: "minute" | "hour" | "day" | "month" | "auto" | "none";
      /** Groups that are told apart; all others are answered as one, with the key null. Default: 10. */
      top?: number;
      /** The groups with the most of this come first. Default: the first of `metrics`. */
      top_by?: "requests" | "errors" | "cancelled" | "error_rate" | "cost" | "cancelled_cost" | "total_tokens" | "prompt_tokens" | "completion_tokens" | "cached_tokens" | "customers" | "latency_avg" | "latency_p50" | "latency_p90" | "latency_p95" | "latency_p99" | "ttft_avg" | "ttft_p50" | "ttft_p90" | "ttft_p95" | "ttft_p99" | "tokens_per_second_avg" | "tokens_per_second_p50" | "tokens_per_second_p90" | "tokens_per_second_p95" | "tokens_per_second_p99";
      filters?: Record<string, unknown>;
      operator?: "AND" | "OR";
    };
    answer: {
      interval: "minute" | "hour" | "day" | "month" | "none";
      /** When each bucket starts. The first and the last may reach beyond the time range, and hold what is within. */
      buckets: string[];
      /** Of all logs. */
      total: Partial<Record<"requests" | "errors" | "cancelled" | "error_rate" | "cost" | "cancelled_cost" | "total_tokens" | "prompt_tokens" | "completion_tokens" | "cached_tokens" | "customers" | "latency_avg" | "latency_p50" | "latency_p90" | "latency_p95" | "latency_p99" | "ttft_avg" | "ttft_p50" | "ttft_p90" | "ttft_p95" | "ttft_p99" | "tokens_per_second_avg" | "tokens_per_second_p50" | "tokens_per_second_p90" | "tokens_per_second_p95" | "tokens_per_second_p99", number | null>>;
      /** Of all logs: for each metric a number for each bucket. */
      series: Partial<Record<"requests" | "errors" | "cancelled" | "error_rate" | "cost" | "cancelled_cost" | "total_tokens" | "prompt_tokens" | "completion_tokens" | "cached_tokens" | "customers" | "latency_avg" | "latency_p50" | "latency_p90" | "latency_p95" | "latency_p99" | "ttft_avg" | "ttft_p50" | "ttft_p90" | "ttft_p95" | "ttft_p99" | "tokens_per_second_avg" | "tokens_per_second_p50" | "tokens_per_second_p90" | "tokens_per_second_p95" | "tokens_per_second_p99", (number | null)[]>>;
      groups: {
        /** The value of each field, null where logs have none; null for all other groups together. */
        key: Record<string, string | null> | null;
        total: Partial<Record<"requests" | "errors" | "cancelled" | "error_rate" | "cost" | "cancelled_cost" | "total_tokens" | "prompt_tokens" | "completion_tokens" | "cached_tokens" | "customers" | "latency_avg" | "latency_p50" | "latency_p90" | "latency_p95" | "latency_p99" | "ttft_avg" | "ttft_p50" | "ttft_p90" | "ttft_p95" | "ttft_p99" | "tokens_per_second_avg" | "tokens_per_second_p50" | "tokens_per_second_p90" | "tokens_per_second_p95" | "tokens_per_second_p99", number | null>>;
        series: Partial<Record<"requests" | "errors" | "cancelled" | "error_rate" | "cost" | "cancelled_cost" | "total_tokens" | "prompt_tokens" | "completion_tokens" | "cached_tokens" | "customers" | "latency_avg" | "latency_p50" | "latency_p90" | "latency_p95" | "latency_p99" | "ttft_avg" | "ttft_p50" | "ttft_p90" | "ttft_p95" | "ttft_p99" | "tokens_per_second_avg" | "tokens_per_second_p50" | "tokens_per_second_p90" | "tokens_per_second_p95" | "tokens_per_second_p99", (number | null)[]>>;
      }[];
      /** The time range, environment and filters that were applied, defaults included. */
      current_filters: Record<string, unknown>;
    };
  };
  listThreads: {
    params: {
      /** Earliest `timestamp`, ISO 8601. Default: one hour before `end_time`. */
      start_time?: string | Date;
      /** Latest `timestamp`, ISO 8601. Default: now. */
      end_time?: string | Date;
      /** Environment to read. Default: that of the API key. */
      environment?: string;
      /** `true`: read the environment `test`; `false`: `prod`. */
      is_test?: boolean;
      /** `true`: read every environment. */
      all_envs?: boolean;
      /** One of end_time, start_time, number_of_requests, total_cost, total_tokens, average_latency, error_count; `-` before it for descending. Default: `-end_time`. */
      sort_by?: string;
      /** Page, from 1. For deep paging use `cursor`. */
      page?: number;
      /** At most 1000. Default: 100. */
      page_size?: number;
      filters?: Record<string, unknown>;
      operator?: "AND" | "OR";
    };
    answer: {
      /** How many there are on all pages. */
      count: number;
      /** Address of the next page. */
      next: string | null;
      previous: string | null;
      results: {
        thread_identifier: string;
        /** Same as `thread_identifier`. */
        thread_unique_id: string;
        environment: string;
        customer_identifier: string | null;
        number_of_requests: number;
        /** Same as `number_of_requests`. */
        log_count: number;
        total_cost: number;
        total_tokens: number;
        total_prompt_tokens: number;
        total_completion_tokens: number;
        error_count: number;
        average_latency: number | null;
        average_ttft: number | null;
        average_tps: number | null;
        start_time: string;
        end_time: string;
        /** The last message of the newest log, as JSON; its first 1000 characters. */
        last_input: string | null;
        /** What the newest log answered, as JSON; its first 1000 characters. */
        last_output: string | null;
      }[];
      /** The time range, environment and filters that were applied, defaults included. */
      current_filters: Record<string, unknown>;
    };
  };
  listScores: {
    params: {
      /** Earliest `timestamp`, ISO 8601. Default: one hour before `end_time`. */
      start_time?: string | Date;
      /** Latest `timestamp`, ISO 8601. Default: now. */
      end_time?: string | Date;
      /** Environment to read. Default: that of the API key. */
      environment?: string;
      /** `true`: read the environment `test`; `false`: `prod`. */
      is_test?: boolean;
      /** `true`: read every environment. */
      all_envs?: boolean;
      /** Page, from 1. For deep paging use `cursor`. */
      page?: number;
      /** Logs on a page, at most 1000. Default: 100. */
      page_size?: number;
      /** Scores of this evaluator only. */
      evaluator_id?: string;
    };
    answer: {
      /** Scores that match, on all pages. */
      count: number;
      next: string | null;
      previous: string | null;
      results: {
        id: string;
        log_id: string;
        evaluator_id: string;
        evaluator_slug: string | null;
        /** The first value there is, in the order numerical, boolean, categorical, string, json. It is what `scores__<evaluator_id>` filters and sorts by. */
        score_value: unknown;
        numerical_value: number | null;
        boolean_value: boolean | null;
        categorical_value: string[] | null;
        string_value: string | null;
        json_value: unknown;
        /** That of the log. */
        environment: string | null;
        created_at: string;
        updated_at: string;
      }[];
    };
  };
  getScore: {
    params: {
      score_id: string | number;
    };
    answer: {
      id: string;
      log_id: string;
      evaluator_id: string;
      evaluator_slug: string | null;
      /** The first value there is, in the order numerical, boolean, categorical, string, json. It is what `scores__<evaluator_id>` filters and sorts by. */
      score_value: unknown;
      numerical_value: number | null;
      boolean_value: boolean | null;
      categorical_value: string[] | null;
      string_value: string | null;
      json_value: unknown;
      /** That of the log. */
      environment: string | null;
      created_at: string;
      updated_at: string;
    };
  };
  listTraces: {
    params: {
      /** Earliest `timestamp`, ISO 8601. Default: one hour before `end_time`. */
      start_time?: string | Date;
      /** Latest `timestamp`, ISO 8601. Default: now. */
      end_time?: string | Date;
      /** Environment to read. Default: that of the API key. */
      environment?: string;
      /** `true`: read the environment `test`; `false`: `prod`. */
      is_test?: boolean;
      /** `true`: read every environment. */
      all_envs?: boolean;
      /** One of timestamp, start_time, end_time, duration, span_count, llm_call_count, error_count, total_cost, total_tokens; `-` before it for descending. Default: `-timestamp`. */
      sort_by?: string;
      /** Page, from 1. For deep paging use `cursor`. */
      page?: number;
      /** At most 1000. Default: 50. */
      page_size?: number;
      filters?: Record<string, unknown>;
      operator?: "AND" | "OR";
    };
    answer: {
      /** How many there are on all pages. */
      count: number;
      /** Address of the next page. */
      next: string | null;
      previous: string | null;
      results: {
        trace_unique_id: string;
        /** The trace's, else its workflow's, else its root's. */
        name: string | null;
        environment: string;
        customer_identifier: string | null;
        trace_group_identifier: string | null;
        /** Of the first call of a model. */
        model: string | null;
        start_time: string;
        end_time: string;
        /** Seconds. */
        duration: number;
        span_count: number;
        llm_call_count: number;
        error_count: number;
        total_cost: number;
        total_tokens: number;
        total_prompt_tokens: number;
        total_completion_tokens: number;
        /** Of the root. */
        metadata: Record<string, unknown> | null;
        /** The last message that went into the root, as JSON; its first 1000 characters. */
        input: string | null;
        /** What the root answered, as JSON; its first 1000 characters. */
        output: string | null;
      }[];
      /** The time range, environment and filters that were applied, defaults included. */
      current_filters: Record<string, unknown>;
    };
  };
  getTrace: {
    params: {
      trace_unique_id: string | number;
    };
    answer: {
      trace_unique_id: string;
      /** The trace's, else its workflow's, else its root's. */
      name: string | null;
      environment: string;
      customer_identifier: string | null;
      trace_group_identifier: string | null;
      /** Of the first call of a model. */
      model: string | null;
      start_time: string;
      end_time: string;
      /** Seconds. */
      duration: number;
      span_count: number;
      llm_call_count: number;
      error_count: number;
      total_cost: number;
      total_tokens: number;
      total_prompt_tokens: number;
      total_completion_tokens: number;
      /** Of the root. */
      metadata: Record<string, unknown> | null;
      /** The last message that went into the root, as JSON; its first 1000 characters. */
      input: string | null;
      /** What the root answered, as JSON; its first 1000 characters. */
      output: string | null;
      /** Spans that are not in the tree, because there are too many. */
      spans_omitted: number;
      span_tree: Span[];
    };
  };
  deleteTrace: {
    params: {
      trace_unique_id: string | number;
    };
    answer: {
      trace_unique_id: string;
      logs_deleted: number;
    };
  };
  deleteTraces: {
    params: {
      /** Earliest `timestamp`, ISO 8601. Default: one hour before `end_time`. */
      start_time?: string | Date;
      /** Latest `timestamp`, ISO 8601. Default: now. */
      end_time?: string | Date;
      /** Environment to read. Default: that of the API key. */
      environment?: string;
      /** `true`: read the environment `test`; `false`: `prod`. */
      is_test?: boolean;
      /** `true`: read every environment. */
      all_envs?: boolean;
      filters?: Record<string, unknown>;
      operator?: "AND" | "OR";
    };
    answer: {
      traces_deleted: number;
      logs_deleted: number;
    };
  };
  listCustomers: {
    params: {
      /** Earliest `timestamp`, ISO 8601. Default: one hour before `end_time`. */
      start_time?: string | Date;
      /** Latest `timestamp`, ISO 8601. Default: now. */
      end_time?: string | Date;
      /** Environment to read. Default: that of the API key. */
      environment?: string;
      /** `true`: read the environment `test`; `false`: `prod`. */
      is_test?: boolean;
      /** One of first_seen, last_active, active_days, number_of_requests, total_cost, total_tokens, error_count, average_latency, average_ttft; `-` before it for descending. Default: `-first_seen`. */
      sort_by?: string;
      /** Page, from 1. For deep paging use `cursor`. */
      page?: number;
      /** At most 1000. Default: 50. */
      page_size?: number;
      filters?: Record<string, unknown>;
      operator?: "AND" | "OR";
    };
    answer: {
      /** How many there are on all pages. */
      count: number;
      /** Address of the next page. */
      next: string | null;
      previous: string | null;
      results: {
        /** Same as `customer_identifier`. */
        id: string;
        customer_identifier: string;
        environment: string;
        name: string | null;
        email: string | null;
        period_budget: number | null;
        budget_duration: string | null;
        total_budget: number | null;
        number_of_requests: number;
        total_cost: number;
        total_tokens: number;
        total_prompt_tokens: number;
        total_completion_tokens: number;
        /** Requests of which the provider's cache knew a part. */
        total_cache_hits: number;
        error_count: number;
        average_latency: number | null;
        average_ttft: number | null;
        first_seen: string | null;
        last_active: string | null;
        active_days: number;
        /** US dollars that the gateway ever billed the customer; null for one without a budget. */
        billed_usage: number | null;
        /** The same in the budget period that holds now; null for one without a budget. */
        billed_period_usage: number | null;
      }[];
      /** The time range, environment and filters that were applied, defaults included. */
      current_filters: Record<string, unknown>;
    };
  };
  getCustomer: {
    params: {
      customer_identifier: string | number;
    };
    answer: {
      /** Same as `customer_identifier`. */
      id: string;
      customer_identifier: string;
      environment: string;
      name: string | null;
      email: string | null;
      period_budget: number | null;
      budget_duration: string | null;
      total_budget: number | null;
      number_of_requests: number;
      total_cost: number;
      total_tokens: number;
      total_prompt_tokens: number;
      total_completion_tokens: number;
      /** Requests of which the provider's cache knew a part. */
      total_cache_hits: number;
      error_count: number;
      average_latency: number | null;
      average_ttft: number | null;
      first_seen: string | null;
      last_active: string | null;
      active_days: number;
      metadata: Record<string, unknown> | null;
      group_identifier: string | null;
      markup_percentage: number | null;
      rate_limit: number | null;
      /** Same as `number_of_requests`. */
      total_requests: number;
      /** US dollars, ever. */
      total_usage: number;
      /** US dollars since `period_start`. */
      total_period_usage: number;
      /** US dollars that the gateway billed the customer, with the markup: what budgets hold. */
      billed_usage: number;
      /** The same since `period_start`. */
      billed_period_usage: number;
      period_start: string;
      period_end: string;
      top_models: {
        model: string;
        number_of_requests: number;
        total_cost: number;
      }[];
      created_at: string | null;
      updated_at: string | null;
    };
  };
  createCustomer: {
    params: {
      name?: string | null;
      email?: string | null;
      /** Replaces what there is. */
      metadata?: Record<string, unknown> | null;
      group_identifier?: string | null;
      /** US dollars. */
      period_budget?: number | null;
      budget_duration?: "daily" | "weekly" | "monthly" | "yearly" | null;
      /** A day on which a period starts. Default: periods are those of the calendar. */
      period_start?: string | null;
      /** The last day of a period. */
      period_end?: string | null;
      /** US dollars. */
      total_budget?: number | null;
      markup_percentage?: number | null;
      /** Requests to the gateway in a minute. */
      rate_limit?: number | null;
      customer_identifier: string;
    };
    answer: {
      /** Same as `customer_identifier`. */
      id: string;
      customer_identifier: string;
      environment: string;
      name: string | null;
      email: string | null;
      period_budget: number | null;
      budget_duration: string | null;
      total_budget: number | null;
      number_of_requests: number;
      total_cost: number;
      total_tokens: number;
      total_prompt_tokens: number;
      total_completion_tokens: number;
      /** Requests of which the provider's cache knew a part. */
      total_cache_hits: number;
      error_count: number;
      average_latency: number | null;
      average_ttft: number | null;
      first_seen: string | null;
      last_active: string | null;
      active_days: number;
      metadata: Record<string, unknown> | null;
      group_identifier: string | null;
      markup_percentage: number | null;
      rate_limit: number | null;
      /** Same as `number_of_requests`. */
      total_requests: number;
      /** US dollars, ever. */
      total_usage: number;
      /** US dollars since `period_start`. */
      total_period_usage: number;
      /** US dollars that the gateway billed the customer, with the markup: what budgets hold. */
      billed_usage: number;
      /** The same since `period_start`. */
      billed_period_usage: number;
      period_start: string;
      period_end: string;
      top_models: {
        model: string;
        number_of_requests: number;
        total_cost: number;
      }[];
      created_at: string | null;
      updated_at: string | null;
    };
  };
  updateCustomer: {
    params: {
      customer_identifier: string | number;
      name?: string | null;
      email?: string | null;
      /** Replaces what there is. */
      metadata?: Record<string, unknown> | null;
      group_identifier?: string | null;
      /** US dollars. */
      period_budget?: number | null;
      budget_duration?: "daily" | "weekly" | "monthly" | "yearly" | null;
      /** A day on which a period starts. Default: periods are those of the calendar. */
      period_start?: string | null;
      /** The last day of a period. */
      period_end?: string | null;
      /** US dollars. */
      total_budget?: number | null;
      markup_percentage?: number | null;
      /** Requests to the gateway in a minute. */
      rate_limit?: number | null;
    };
    answer: {
      /** Same as `customer_identifier`. */
      id: string;
      customer_identifier: string;
      environment: string;
      name: string | null;
      email: string | null;
      period_budget: number | null;
      budget_duration: string | null;
      total_budget: number | null;
      number_of_requests: number;
      total_cost: number;
      total_tokens: number;
      total_prompt_tokens: number;
      total_completion_tokens: number;
      /** Requests of which the provider's cache knew a part. */
      total_cache_hits: number;
      error_count: number;
      average_latency: number | null;
      average_ttft: number | null;
      first_seen: string | null;
      last_active: string | null;
      active_days: number;
      metadata: Record<string, unknown> | null;
      group_identifier: string | null;
      markup_percentage: number | null;
      rate_limit: number | null;
      /** Same as `number_of_requests`. */
      total_requests: number;
      /** US dollars, ever. */
      total_usage: number;
      /** US dollars since `period_start`. */
      total_period_usage: number;
      /** US dollars that the gateway billed the customer, with the markup: what budgets hold. */
      billed_usage: number;
      /** The same since `period_start`. */
      billed_period_usage: number;
      period_start: string;
      period_end: string;
      top_models: {
        model: string;
        number_of_requests: number;
        total_cost: number;
      }[];
      created_at: string | null;
      updated_at: string | null;
    };
  };
  eraseCustomer: {
    params: {
      customer_identifier: string | number;
      /** `true`: in every environment. Default: that of the API key. */
      all_envs?: boolean;
    };
    answer: {
      customer_identifier: string;
      /** `all` for every one. */
      environment: string;
      logs_deleted: number;
      erased_at: string;
      receipt_id: string;
    };
  };
  createPrompt: {
    params: {
      name?: string;
      description?: string;
      tags?: string[];
      starred?: boolean;
      /** A name for code to ask by; it never changes. Default: made of the name. */
      prompt_slug?: string;
    };
    answer: {
      /** Same as `prompt_id`. */
      id: string;
      prompt_id: string;
      /** Stands for the id wherever one is asked for. */
      prompt_slug: string;
      project_id: string;
      name: string;
      description: string;
      tags: string[];
      starred: boolean;
      /** How many versions are committed. */
      commit_count: number;
      /** The newest one. */
      current_version: {
        project_id: string;
        prompt_id: string;
        version: number;
        /** A draft can be changed, a committed version never. */
        status: "draft" | "committed";
        /** Whether it is the deployed one. */
        is_live: boolean;
        description: string;
        /** Their texts are Jinja templates: `{{name}}`, `{% if %}`, `{% for %}` and filters. */
        messages: {
          role: "system" | "developer" | "user" | "assistant" | "tool";
          content?: string | {
            type: "text" | "image_url" | "input_audio" | "file" | "refusal" | "thinking";
            text?: string;
            image_url?: string | {
              url: string;
            };
          }[] | null;
          name?: string | null;
          tool_call_id?: string | null;
          tool_calls?: {
            id: string;
            type?: "function";
            function: {
              name: string;
              arguments: string;
            };
          }[] | null;
        }[];
        /** The model, with or without its provider before it. */
        model?: string | null;
        /** Functions the model may call. */
        tools?: ({
          type: "function";
          function: {
            name: string;
            description?: string | null;
            parameters?: Record<string, unknown> | null;
            strict?: boolean | null;
          };
        } | {
          type: "function";
          name: string;
          description?: string | null;
          parameters?: Record<string, unknown> | null;
          strict?: boolean | null;
        })[] | null;
        /** Which function must be called, if any. Default: none without tools, else auto. */
        tool_choice?: "none" | "auto" | "required" | {
          type: "function";
          function: {
            name: string;
          };
        } | null;
        /** Whether several functions may be called at once. */
        parallel_tool_calls?: boolean | null;
        /** Penalty for tokens that are frequent so far. */
        frequency_penalty?: number | null;
        /** Penalty for tokens that occurred at all. */
        presence_penalty?: number | null;
        /** Most tokens to generate. */
        max_tokens?: number | null;
        /** The same, as newer models name it. */
        max_completion_tokens?: number | null;
        /** Randomness of the answer. */
        temperature?: number | null;
        /** Nucleus sampling: the share of probability considered. */
        top_p?: number | null;
        /** How many answers to generate. */
        n?: number | null;
        /** Whether to return log probabilities. */
        logprobs?: boolean | null;
        /** Number of likely tokens to return at each position. */
        top_logprobs?: number | null;
        /** Strings at which generation stops. */
        stop?: string | string[] | null;
        /** Bias by token. */
        logit_bias?: Record<string, number> | null;
        /** The form the answer must take. */
        response_format?: {
          type: "text" | "json_object" | "json_schema";
          json_schema?: {
            name?: string;
            schema: Record<string, unknown>;
            strict?: boolean | null;
            description?: string | null;
          };
          response_schema?: Record<string, unknown>;
        } | "text" | "json_object" | null;
        /** Makes answers repeatable where the provider can. */
        seed?: number | null;
        /** How much the model should reason. */
        reasoning_effort?: string | null;
        /** Values that variables have when a request gives none. */
        variables?: Record<string, unknown> | null;
        /** Models to try, in this order, when the first one fails. */
        fallback_models?: string[] | null;
        /** Models that share the load by weight. Comes before `model`. */
        load_balance_models?: {
          model: string;
          /** Share of the load, relative to the others. */
          weight: number;
        }[] | null;
        created_at: string;
        /** The id of the key that did it. */
        created_by: string;
        updated_at: string;
        updated_by: string;
        committed_at: string | null;
        committed_by: string | null;
      } | null;
      /** The deployed one. */
      live_version: {
        project_id: string;
        prompt_id: string;
        version: number;
        /** A draft can be changed, a committed version never. */
        status: "draft" | "committed";
        /** Whether it is the deployed one. */
        is_live: boolean;
        description: string;
        /** Their texts are Jinja templates: `{{name}}`, `{% if %}`, `{% for %}` and filters. */
        messages: {
          role: "system" | "developer" | "user" | "assistant" | "tool";
          content?: string | {
            type: "text" | "image_url" | "input_audio" | "file" | "refusal" | "thinking";
            text?: string;
            image_url?: string | {
              url: string;
            };
          }[] | null;
          name?: string | null;
          tool_call_id?: string | null;
          tool_calls?: {
            id: string;
            type?: "function";
            function: {
              name: string;
              arguments: string;
            };
          }[] | null;
        }[];
        /** The model, with or without its provider before it. */
        model?: string | null;
        /** Functions the model may call. */
        tools?: ({
          type: "function";
          function: {
            name: string;
            description?: string | null;
            parameters?: Record<string, unknown> | null;
            strict?: boolean | null;
          };
        } | {
          type: "function";
          name: string;
          description?: string | null;
          parameters?: Record<string, unknown> | null;
          strict?: boolean | null;
        })[] | null;
        /** Which function must be called, if any. Default: none without tools, else auto. */
        tool_choice?: "none" | "auto" | "required" | {
          type: "function";
          function: {
            name: string;
          };
        } | null;
        /** Whether several functions may be called at once. */
        parallel_tool_calls?: boolean | null;
        /** Penalty for tokens that are frequent so far. */
        frequency_penalty?: number | null;
        /** Penalty for tokens that occurred at all. */
        presence_penalty?: number | null;
        /** Most tokens to generate. */
        max_tokens?: number | null;
        /** The same, as newer models name it. */
        max_completion_tokens?: number | null;
        /** Randomness of the answer. */
        temperature?: number | null;
        /** Nucleus sampling: the share of probability considered. */
        top_p?: number | null;
        /** How many answers to generate. */
        n?: number | null;
        /** Whether to return log probabilities. */
        logprobs?: boolean | null;
        /** Number of likely tokens to return at each position. */
        top_logprobs?: number | null;
        /** Strings at which generation stops. */
        stop?: string | string[] | null;
        /** Bias by token. */
        logit_bias?: Record<string, number> | null;
        /** The form the answer must take. */
        response_format?: {
          type: "text" | "json_object" | "json_schema";
          json_schema?: {
            name?: string;
            schema: Record<string, unknown>;
            strict?: boolean | null;
            description?: string | null;
          };
          response_schema?: Record<string, unknown>;
        } | "text" | "json_object" | null;
        /** Makes answers repeatable where the provider can. */
        seed?: number | null;
        /** How much the model should reason. */
        reasoning_effort?: string | null;
        /** Values that variables have when a request gives none. */
        variables?: Record<string, unknown> | null;
        /** Models to try, in this order, when the first one fails. */
        fallback_models?: string[] | null;
        /** Models that share the load by weight. Comes before `model`. */
        load_balance_models?: {
          model: string;
          /** Share of the load, relative to the others. */
          weight: number;
        }[] | null;
        created_at: string;
        /** The id of the key that did it. */
        created_by: string;
        updated_at: string;
        updated_by: string;
        committed_at: string | null;
        committed_by: string | null;
      } | null;
      deployed_at: string | null;
      /** The id of the key that did it. */
      deployed_by: string | null;
      created_at: string;
      created_by: string;
      updated_at: string;
      updated_by: string;
    };
  };
  listPrompts: {
    params: {
      /** Found in name, slug or description, in any case. */
      search?: string;
      page?: number;
      /** At most 100. Default: 20. */
      page_size?: number;
    };
    answer: {
      /** How many there are on all pages. */
      count: number;
      /** Address of the next page. */
      next: string | null;
      previous: string | null;
      results: {
        /** Same as `prompt_id`. */
        id: string;
        prompt_id: string;
        /** Stands for the id wherever one is asked for. */
        prompt_slug: string;
        project_id: string;
        name: string;
        description: string;
        tags: string[];
        starred: boolean;
        /** How many versions are committed. */
        commit_count: number;
        /** The newest one. */
        current_version: {
          project_id: string;
          prompt_id: string;
          version: number;
          /** A draft can be changed, a committed version never. */
          status: "draft" | "committed";
          /** Whether it is the deployed one. */
          is_live: boolean;
          description: string;
          /** Their texts are Jinja templates: `{{name}}`, `{% if %}`, `{% for %}` and filters. */
          messages: {
            role: "system" | "developer" | "user" | "assistant" | "tool";
            content?: string | {
              type: "text" | "image_url" | "input_audio" | "file" | "refusal" | "thinking";
              text?: string;
              image_url?: string | {
                url: string;
              };
            }[] | null;
            name?: string | null;
            tool_call_id?: string | null;
            tool_calls?: {
              id: string;
              type?: "function";
              function: {
                name: string;
                arguments: string;
              };
            }[] | null;
          }[];
          /** The model, with or without its provider before it. */
          model?: string | null;
          /** Functions the model may call. */
          tools?: ({
            type: "function";
            function: {
              name: string;
              description?: string | null;
              parameters?: Record<string, unknown> | null;
              strict?: boolean | null;
            };
          } | {
            type: "function";
            name: string;
            description?: string | null;
            parameters?: Record<string, unknown> | null;
            strict?: boolean | null;
          })[] | null;
          /** Which function must be called, if any. Default: none without tools, else auto. */
          tool_choice?: "none" | "auto" | "required" | {
            type: "function";
            function: {
              name: string;
            };
          } | null;
          /** Whether several functions may be called at once. */
          parallel_tool_calls?: boolean | null;
          /** Penalty for tokens that are frequent so far. */
          frequency_penalty?: number | null;
          /** Penalty for tokens that occurred at all. */
          presence_penalty?: number | null;
          /** Most tokens to generate. */
          max_tokens?: number | null;
          /** The same, as newer models name it. */
          max_completion_tokens?: number | null;
          /** Randomness of the answer. */
          temperature?: number | null;
          /** Nucleus sampling: the share of probability considered. */
          top_p?: number | null;
          /** How many answers to generate. */
          n?: number | null;
          /** Whether to return log probabilities. */
          logprobs?: boolean | null;
          /** Number of likely tokens to return at each position. */
          top_logprobs?: number | null;
          /** Strings at which generation stops. */
          stop?: string | string[] | null;
          /** Bias by token. */
          logit_bias?: Record<string, number> | null;
          /** The form the answer must take. */
          response_format?: {
            type: "text" | "json_object" | "json_schema";
            json_schema?: {
              name?: string;
              schema: Record<string, unknown>;
              strict?: boolean | null;
              description?: string | null;
            };
            response_schema?: Record<string, unknown>;
          } | "text" | "json_object" | null;
          /** Makes answers repeatable where the provider can. */
          seed?: number | null;
          /** How much the model should reason. */
          reasoning_effort?: string | null;
          /** Values that variables have when a request gives none. */
          variables?: Record<string, unknown> | null;
          /** Models to try, in this order, when the first one fails. */
          fallback_models?: string[] | null;
          /** Models that share the load by weight. Comes before `model`. */
          load_balance_models?: {
            model: string;
            /** Share of the load, relative to the others. */
            weight: number;
          }[] | null;
          created_at: string;
          /** The id of the key that did it. */
          created_by: string;
          updated_at: string;
          updated_by: string;
          committed_at: string | null;
          committed_by: string | null;
        } | null;
        /** The deployed one. */
        live_version: {
          project_id: string;
          prompt_id: string;
          version: number;
          /** A draft can be changed, a committed version never. */
          status: "draft" | "committed";
          /** Whether it is the deployed one. */
          is_live: boolean;
          description: string;
          /** Their texts are Jinja templates: `{{name}}`, `{% if %}`, `{% for %}` and filters. */
          messages: {
            role: "system" | "developer" | "user" | "assistant" | "tool";
            content?: string | {
              type: "text" | "image_url" | "input_audio" | "file" | "refusal" | "thinking";
              text?: string;
              image_url?: string | {
                url: string;
              };
            }[] | null;
            name?: string | null;
            tool_call_id?: string | null;
            tool_calls?: {
              id: string;
              type?: "function";
              function: {
                name: string;
                arguments: string;
              };
            }[] | null;
          }[];
          /** The model, with or without its provider before it. */
          model?: string | null;
          /** Functions the model may call. */
          tools?: ({
            type: "function";
            function: {
              name: string;
              description?: string | null;
              parameters?: Record<string, unknown> | null;
              strict?: boolean | null;
            };
          } | {
            type: "function";
            name: string;
            description?: string | null;
            parameters?: Record<string, unknown> | null;
            strict?: boolean | null;
          })[] | null;
          /** Which function must be called, if any. Default: none without tools, else auto. */
          tool_choice?: "none" | "auto" | "required" | {
            type: "function";
            function: {
              name: string;
            };
          } | null;
          /** Whether several functions may be called at once. */
          parallel_tool_calls?: boolean | null;
          /** Penalty for tokens that are frequent so far. */
          frequency_penalty?: number | null;
          /** Penalty for tokens that occurred at all. */
          presence_penalty?: number | null;
          /** Most tokens to generate. */
          max_tokens?: number | null;
          /** The same, as newer models name it. */
          max_completion_tokens?: number | null;
          /** Randomness of the answer. */
          temperature?: number | null;
          /** Nucleus sampling: the share of probability considered. */
          top_p?: number | null;
          /** How many answers to generate. */
          n?: number | null;
          /** Whether to return log probabilities. */
          logprobs?: boolean | null;
          /** Number of likely tokens to return at each position. */
          top_logprobs?: number | null;
          /** Strings at which generation stops. */
          stop?: string | string[] | null;
          /** Bias by token. */
          logit_bias?: Record<string, number> | null;
          /** The form the answer must take. */
          response_format?: {
            type: "text" | "json_object" | "json_schema";
            json_schema?: {
              name?: string;
              schema: Record<string, unknown>;
              strict?: boolean | null;
              description?: string | null;
            };
            response_schema?: Record<string, unknown>;
          } | "text" | "json_object" | null;
          /** Makes answers repeatable where the provider can. */
          seed?: number | null;
          /** How much the model should reason. */
          reasoning_effort?: string | null;
          /** Values that variables have when a request gives none. */
          variables?: Record<string, unknown> | null;
          /** Models to try, in this order, when the first one fails. */
          fallback_models?: string[] | null;
          /** Models that share the load by weight. Comes before `model`. */
          load_balance_models?: {
            model: string;
            /** Share of the load, relative to the others. */
            weight: number;
          }[] | null;
          created_at: string;
          /** The id of the key that did it. */
          created_by: string;
          updated_at: string;
          updated_by: string;
          committed_at: string | null;
          committed_by: string | null;
        } | null;
        deployed_at: string | null;
        /** The id of the key that did it. */
        deployed_by: string | null;
        created_at: string;
        created_by: string;
        updated_at: string;
        updated_by: string;
      }[];
    };
  };
  getPrompt: {
    params: {
      prompt_id: string | number;
    };
    answer: {
      /** Same as `prompt_id`. */
      id: string;
      prompt_id: string;
      /** Stands for the id wherever one is asked for. */
      prompt_slug: string;
      project_id: string;
      name: string;
      description: string;
      tags: string[];
      starred: boolean;
      /** How many versions are committed. */
      commit_count: number;
      /** The newest one. */
      current_version: {
        project_id: string;
        prompt_id: string;
        version: number;
        /** A draft can be changed, a committed version never. */
        status: "draft" | "committed";
        /** Whether it is the deployed one. */
        is_live: boolean;
        description: string;
        /** Their texts are Jinja templates: `{{name}}`, `{% if %}`, `{% for %}` and filters. */
        messages: {
          role: "system" | "developer" | "user" | "assistant" | "tool";
          content?: string | {
            type: "text" | "image_url" | "input_audio" | "file" | "refusal" | "thinking";
            text?: string;
            image_url?: string | {
              url: string;
            };
          }[] | null;
          name?: string | null;
          tool_call_id?: string | null;
          tool_calls?: {
            id: string;
            type?: "function";
            function: {
              name: string;
              arguments: string;
            };
          }[] | null;
        }[];
        /** The model, with or without its provider before it. */
        model?: string | null;
        /** Functions the model may call. */
        tools?: ({
          type: "function";
          function: {
            name: string;
            description?: string | null;
            parameters?: Record<string, unknown> | null;
            strict?: boolean | null;
          };
        } | {
          type: "function";
          name: string;
          description?: string | null;
          parameters?: Record<string, unknown> | null;
          strict?: boolean | null;
        })[] | null;
        /** Which function must be called, if any. Default: none without tools, else auto. */
        tool_choice?: "none" | "auto" | "required" | {
          type: "function";
          function: {
            name: string;
          };
        } | null;
        /** Whether several functions may be called at once. */
        parallel_tool_calls?: boolean | null;
        /** Penalty for tokens that are frequent so far. */
        frequency_penalty?: number | null;
        /** Penalty for tokens that occurred at all. */
        presence_penalty?: number | null;
        /** Most tokens to generate. */
        max_tokens?: number | null;
        /** The same, as newer models name it. */
        max_completion_tokens?: number | null;
        /** Randomness of the answer. */
        temperature?: number | null;
        /** Nucleus sampling: the share of probability considered. */
        top_p?: number | null;
        /** How many answers to generate. */
        n?: number | null;
        /** Whether to return log probabilities. */
        logprobs?: boolean | null;
        /** Number of likely tokens to return at each position. */
        top_logprobs?: number | null;
        /** Strings at which generation stops. */
        stop?: string | string[] | null;
        /** Bias by token. */
        logit_bias?: Record<string, number> | null;
        /** The form the answer must take. */
        response_format?: {
          type: "text" | "json_object" | "json_schema";
          json_schema?: {
            name?: string;
            schema: Record<string, unknown>;
            strict?: boolean | null;
            description?: string | null;
          };
          response_schema?: Record<string, unknown>;
        } | "text" | "json_object" | null;
        /** Makes answers repeatable where the provider can. */
        seed?: number | null;
        /** How much the model should reason. */
        reasoning_effort?: string | null;
        /** Values that variables have when a request gives none. */
        variables?: Record<string, unknown> | null;
        /** Models to try, in this order, when the first one fails. */
        fallback_models?: string[] | null;
        /** Models that share the load by weight. Comes before `model`. */
        load_balance_models?: {
          model: string;
          /** Share of the load, relative to the others. */
          weight: number;
        }[] | null;
        created_at: string;
        /** The id of the key that did it. */
        created_by: string;
        updated_at: string;
        updated_by: string;
        committed_at: string | null;
        committed_by: string | null;
      } | null;
      /** The deployed one. */
      live_version: {
        project_id: string;
        prompt_id: string;
        version: number;
        /** A draft can be changed, a committed version never. */
        status: "draft" | "committed";
        /** Whether it is the deployed one. */
        is_live: boolean;
        description: string;
        /** Their texts are Jinja templates: `{{name}}`, `{% if %}`, `{% for %}` and filters. */
        messages: {
          role: "system" | "developer" | "user" | "assistant" | "tool";
          content?: string | {
            type: "text" | "image_url" | "input_audio" | "file" | "refusal" | "thinking";
            text?: string;
            image_url?: string | {
              url: string;
            };
          }[] | null;
          name?: string | null;
          tool_call_id?: string | null;
          tool_calls?: {
            id: string;
            type?: "function";
            function: {
              name: string;
              arguments: string;
            };
          }[] | null;
        }[];
        /** The model, with or without its provider before it. */
        model?: string | null;
        /** Functions the model may call. */
        tools?: ({
          type: "function";
          function: {
            name: string;
            description?: string | null;
            parameters?: Record<string, unknown> | null;
            strict?: boolean | null;
          };
        } | {
          type: "function";
          name: string;
          description?: string | null;
          parameters?: Record<string, unknown> | null;
          strict?: boolean | null;
        })[] | null;
        /** Which function must be called, if any. Default: none without tools, else auto. */
        tool_choice?: "none" | "auto" | "required" | {
          type: "function";
          function: {
            name: string;
          };
        } | null;
        /** Whether several functions may be called at once. */
        parallel_tool_calls?: boolean | null;
        /** Penalty for tokens that are frequent so far. */
        frequency_penalty?: number | null;
        /** Penalty for tokens that occurred at all. */
        presence_penalty?: number | null;
        /** Most tokens to generate. */
        max_tokens?: number | null;
        /** The same, as newer models name it. */
        max_completion_tokens?: number | null;
        /** Randomness of the answer. */
        temperature?: number | null;
        /** Nucleus sampling: the share of probability considered. */
        top_p?: number | null;
        /** How many answers to generate. */
        n?: number | null;
        /** Whether to return log probabilities. */
        logprobs?: boolean | null;
        /** Number of likely tokens to return at each position. */
        top_logprobs?: number | null;
        /** Strings at which generation stops. */
        stop?: string | string[] | null;
        /** Bias by token. */
        logit_bias?: Record<string, number> | null;
        /** The form the answer must take. */
        response_format?: {
          type: "text" | "json_object" | "json_schema";
          json_schema?: {
            name?: string;
            schema: Record<string, unknown>;
            strict?: boolean | null;
            description?: string | null;
          };
          response_schema?: Record<string, unknown>;
        } | "text" | "json_object" | null;
        /** Makes answers repeatable where the provider can. */
        seed?: number | null;
        /** How much the model should reason. */
        reasoning_effort?: string | null;
        /** Values that variables have when a request gives none. */
        variables?: Record<string, unknown> | null;
        /** Models to try, in this order, when the first one fails. */
        fallback_models?: string[] | null;
        /** Models that share the load by weight. Comes before `model`. */
        load_balance_models?: {
          model: string;
          /** Share of the load, relative to the others. */
          weight: number;
        }[] | null;
        created_at: string;
        /** The id of the key that did it. */
        created_by: string;
        updated_at: string;
        updated_by: string;
        committed_at: string | null;
        committed_by: string | null;
      } | null;
      deployed_at: string | null;
      /** The id of the key that did it. */
      deployed_by: string | null;
      created_at: string;
      created_by: string;
      updated_at: string;
      updated_by: string;
    };
  };
  updatePrompt: {
    params: {
      prompt_id: string | number;
      name?: string;
      description?: string;
      tags?: string[];
      starred?: boolean;
    };
    answer: {
      /** Same as `prompt_id`. */
      id: string;
      prompt_id: string;
      /** Stands for the id wherever one is asked for. */
      prompt_slug: string;
      project_id: string;
      name: string;
      description: string;
      tags: string[];
      starred: boolean;
      /** How many versions are committed. */
      commit_count: number;
      /** The newest one. */
      current_version: {
        project_id: string;
        prompt_id: string;
        version: number;
        /** A draft can be changed, a committed version never. */
        status: "draft" | "committed";
        /** Whether it is the deployed one. */
        is_live: boolean;
        description: string;
        /** Their texts are Jinja templates: `{{name}}`, `{% if %}`, `{% for %}` and filters. */
        messages: {
          role: "system" | "developer" | "user" | "assistant" | "tool";
          content?: string | {
            type: "text" | "image_url" | "input_audio" | "file" | "refusal" | "thinking";
            text?: string;
            image_url?: string | {
              url: string;
            };
          }[] | null;
          name?: string | null;
          tool_call_id?: string | null;
          tool_calls?: {
            id: string;
            type?: "function";
            function: {
              name: string;
              arguments: string;
            };
          }[] | null;
        }[];
        /** The model, with or without its provider before it. */
        model?: string | null;
        /** Functions the model may call. */
        tools?: ({
          type: "function";
          function: {
            name: string;
            description?: string | null;
            parameters?: Record<string, unknown> | null;
            strict?: boolean | null;
          };
        } | {
          type: "function";
          name: string;
          description?: string | null;
          parameters?: Record<string, unknown> | null;
          strict?: boolean | null;
        })[] | null;
        /** Which function must be called, if any. Default: none without tools, else auto. */
        tool_choice?: "none" | "auto" | "required" | {
          type: "function";
          function: {
            name: string;
          };
        } | null;
        /** Whether several functions may be called at once. */
        parallel_tool_calls?: boolean | null;
        /** Penalty for tokens that are frequent so far. */
        frequency_penalty?: number | null;
        /** Penalty for tokens that occurred at all. */
        presence_penalty?: number | null;
        /** Most tokens to generate. */
        max_tokens?: number | null;
        /** The same, as newer models name it. */
        max_completion_tokens?: number | null;
        /** Randomness of the answer. */
        temperature?: number | null;
        /** Nucleus sampling: the share of probability considered. */
        top_p?: number | null;
        /** How many answers to generate. */
        n?: number | null;
        /** Whether to return log probabilities. */
        logprobs?: boolean | null;
        /** Number of likely tokens to return at each position. */
        top_logprobs?: number | null;
        /** Strings at which generation stops. */
        stop?: string | string[] | null;
        /** Bias by token. */
        logit_bias?: Record<string, number> | null;
        /** The form the answer must take. */
        response_format?: {
          type: "text" | "json_object" | "json_schema";
          json_schema?: {
            name?: string;
            schema: Record<string, unknown>;
            strict?: boolean | null;
            description?: string | null;
          };
          response_schema?: Record<string, unknown>;
        } | "text" | "json_object" | null;
        /** Makes answers repeatable where the provider can. */
        seed?: number | null;
        /** How much the model should reason. */
        reasoning_effort?: string | null;
        /** Values that variables have when a request gives none. */
        variables?: Record<string, unknown> | null;
        /** Models to try, in this order, when the first one fails. */
        fallback_models?: string[] | null;
        /** Models that share the load by weight. Comes before `model`. */
        load_balance_models?: {
          model: string;
          /** Share of the load, relative to the others. */
          weight: number;
        }[] | null;
        created_at: string;
        /** The id of the key that did it. */
        created_by: string;
        updated_at: string;
        updated_by: string;
        committed_at: string | null;
        committed_by: string | null;
      } | null;
      /** The deployed one. */
      live_version: {
        project_id: string;
        prompt_id: string;
        version: number;
        /** A draft can be changed, a committed version never. */
        status: "draft" | "committed";
        /** Whether it is the deployed one. */
        is_live: boolean;
        description: string;
        /** Their texts are Jinja templates: `{{name}}`, `{% if %}`, `{% for %}` and filters. */
        messages: {
          role: "system" | "developer" | "user" | "assistant" | "tool";
          content?: string | {
            type: "text" | "image_url" | "input_audio" | "file" | "refusal" | "thinking";
            text?: string;
            image_url?: string | {
              url: string;
            };
          }[] | null;
          name?: string | null;
          tool_call_id?: string | null;
          tool_calls?: {
            id: string;
            type?: "function";
            function: {
              name: string;
              arguments: string;
            };
          }[] | null;
        }[];
        /** The model, with or without its provider before it. */
        model?: string | null;
        /** Functions the model may call. */
        tools?: ({
          type: "function";
          function: {
            name: string;
            description?: string | null;
            parameters?: Record<string, unknown> | null;
            strict?: boolean | null;
          };
        } | {
          type: "function";
          name: string;
          description?: string | null;
          parameters?: Record<string, unknown> | null;
          strict?: boolean | null;
        })[] | null;
        /** Which function must be called, if any. Default: none without tools, else auto. */
        tool_choice?: "none" | "auto" | "required" | {
          type: "function";
          function: {
            name: string;
          };
        } | null;
        /** Whether several functions may be called at once. */
        parallel_tool_calls?: boolean | null;
        /** Penalty for tokens that are frequent so far. */
        frequency_penalty?: number | null;
        /** Penalty for tokens that occurred at all. */
        presence_penalty?: number | null;
        /** Most tokens to generate. */
        max_tokens?: number | null;
        /** The same, as newer models name it. */
        max_completion_tokens?: number | null;
        /** Randomness of the answer. */
        temperature?: number | null;
        /** Nucleus sampling: the share of probability considered. */
        top_p?: number | null;
        /** How many answers to generate. */
        n?: number | null;
        /** Whether to return log probabilities. */
        logprobs?: boolean | null;
        /** Number of likely tokens to return at each position. */
        top_logprobs?: number | null;
        /** Strings at which generation stops. */
        stop?: string | string[] | null;
        /** Bias by token. */
        logit_bias?: Record<string, number> | null;
        /** The form the answer must take. */
        response_format?: {
          type: "text" | "json_object" | "json_schema";
          json_schema?: {
            name?: string;
            schema: Record<string, unknown>;
            strict?: boolean | null;
            description?: string | null;
          };
          response_schema?: Record<string, unknown>;
        } | "text" | "json_object" | null;
        /** Makes answers repeatable where the provider can. */
        seed?: number | null;
        /** How much the model should reason. */
        reasoning_effort?: string | null;
        /** Values that variables have when a request gives none. */
        variables?: Record<string, unknown> | null;
        /** Models to try, in this order, when the first one fails. */
        fallback_models?: string[] | null;
        /** Models that share the load by weight. Comes before `model`. */
        load_balance_models?: {
          model: string;
          /** Share of the load, relative to the others. */
          weight: number;
        }[] | null;
        created_at: string;
        /** The id of the key that did it. */
        created_by: string;
        updated_at: string;
        updated_by: string;
        committed_at: string | null;
        committed_by: string | null;
      } | null;
      deployed_at: string | null;
      /** The id of the key that did it. */
      deployed_by: string | null;
      created_at: string;
      created_by: string;
      updated_at: string;
      updated_by: string;
    };
  };
  deletePrompt: {
    params: {
      prompt_id: string | number;
    };
    answer: undefined;
  };
  createPromptVersion: {
    params: {
      prompt_id: string | number;
      /** Their texts are Jinja templates: `{{name}}`, `{% if %}`, `{% for %}` and filters. */
      messages: {
        role: "system" | "developer" | "user" | "assistant" | "tool";
        content?: string | {
          type: "text" | "image_url" | "input_audio" | "file" | "refusal" | "thinking";
          text?: string;
          image_url?: string | {
            url: string;
          };
        }[] | null;
        name?: string | null;
        tool_call_id?: string | null;
        tool_calls?: {
          id: string;
          type?: "function";
          function: {
            name: string;
            arguments: string;
          };
        }[] | null;
      }[];
      /** The model, with or without its provider before it. */
      model?: string | null;
      /** Functions the model may call. */
      tools?: ({
        type: "function";
        function: {
          name: string;
          description?: string | null;
          parameters?: Record<string, unknown> | null;
          strict?: boolean | null;
        };
      } | {
        type: "function";
        name: string;
        description?: string | null;
        parameters?: Record<string, unknown> | null;
        strict?: boolean | null;
      })[] | null;
      /** Which function must be called, if any. Default: none without tools, else auto. */
      tool_choice?: "none" | "auto" | "required" | {
        type: "function";
        function: {
          name: string;
        };
      } | null;
      /** Whether several functions may be called at once. */
      parallel_tool_calls?: boolean | null;
      /** Penalty for tokens that are frequent so far. */
      frequency_penalty?: number | null;
      /** Penalty for tokens that occurred at all. */
      presence_penalty?: number | null;
      /** Most tokens to generate. */
      max_tokens?: number | null;
      /** The same, as newer models name it. */
      max_completion_tokens?: number | null;
      /** Randomness of the answer. */
      temperature?: number | null;
      /** Nucleus sampling: the share of probability considered. */
      top_p?: number | null;
      /** How many answers to generate. */
      n?: number | null;
      /** Whether to return log probabilities. */
      logprobs?: boolean | null;
      /** Number of likely tokens to return at each position. */
      top_logprobs?: number | null;
      /** Strings at which generation stops. */
      stop?: string | string[] | null;
      /** Bias by token. */
      logit_bias?: Record<string, number> | null;
      /** The form the answer must take. */
      response_format?: {
        type: "text" | "json_object" | "json_schema";
        json_schema?: {
          name?: string;
          schema: Record<string, unknown>;
          strict?: boolean | null;
          description?: string | null;
        };
        response_schema?: Record<string, unknown>;
      } | "text" | "json_object" | null;
      /** Makes answers repeatable where the provider can. */
      seed?: number | null;
      /** How much the model should reason. */
      reasoning_effort?: string | null;
      /** Values that variables have when a request gives none. */
      variables?: Record<string, unknown> | null;
      /** Models to try, in this order, when the first one fails. */
      fallback_models?: string[] | null;
      /** Models that share the load by weight. Comes before `model`. */
      load_balance_models?: {
        model: string;
        /** Share of the load, relative to the others. */
        weight: number;
      }[] | null;
      /** What is new in it. */
      description?: string;
      /** Whether to commit and deploy it at once. */
      deploy?: boolean;
    };
    answer: {
      project_id: string;
      prompt_id: string;
      version: number;
      /** A draft can be changed, a committed version never. */
      status: "draft" | "committed";
      /** Whether it is the deployed one. */
      is_live: boolean;
      description: string;
      /** Their texts are Jinja templates: `{{name}}`, `{% if %}`, `{% for %}` and filters. */
      messages: {
        role: "system" | "developer" | "user" | "assistant" | "tool";
        content?: string | {
          type: "text" | "image_url" | "input_audio" | "file" | "refusal" | "thinking";
          text?: string;
          image_url?: string | {
            url: string;
          };
        }[] | null;
        name?: string | null;
        tool_call_id?: string | null;
        tool_calls?: {
          id: string;
          type?: "function";
          function: {
            name: string;
            arguments: string;
          };
        }[] | null;
      }[];
      /** The model, with or without its provider before it. */
      model?: string | null;
      /** Functions the model may call. */
      tools?: ({
        type: "function";
        function: {
          name: string;
          description?: string | null;
          parameters?: Record<string, unknown> | null;
          strict?: boolean | null;
        };
      } | {
        type: "function";
        name: string;
        description?: string | null;
        parameters?: Record<string, unknown> | null;
        strict?: boolean | null;
      })[] | null;
      /** Which function must be called, if any. Default: none without tools, else auto. */
      tool_choice?: "none" | "auto" | "required" | {
        type: "function";
        function: {
          name: string;
        };
      } | null;
      /** Whether several functions may be called at once. */
      parallel_tool_calls?: boolean | null;
      /** Penalty for tokens that are frequent so far. */
      frequency_penalty?: number | null;
      /** Penalty for tokens that occurred at all. */
      presence_penalty?: number | null;
      /** Most tokens to generate. */
      max_tokens?: number | null;
      /** The same, as newer models name it. */
      max_completion_tokens?: number | null;
      /** Randomness of the answer. */
      temperature?: number | null;
      /** Nucleus sampling: the share of probability considered. */
      top_p?: number | null;
      /** How many answers to generate. */
      n?: number | null;
      /** Whether to return log probabilities. */
      logprobs?: boolean | null;
      /** Number of likely tokens to return at each position. */
      top_logprobs?: number | null;
      /** Strings at which generation stops. */
      stop?: string | string[] | null;
      /** Bias by token. */
      logit_bias?: Record<string, number> | null;
      /** The form the answer must take. */
      response_format?: {
        type: "text" | "json_object" | "json_schema";
        json_schema?: {
          name?: string;
          schema: Record<string, unknown>;
          strict?: boolean | null;
          description?: string | null;
        };
        response_schema?: Record<string, unknown>;
      } | "text" | "json_object" | null;
      /** Makes answers repeatable where the provider can. */
      seed?: number | null;
      /** How much the model should reason. */
      reasoning_effort?: string | null;
      /** Values that variables have when a request gives none. */
      variables?: Record<string, unknown> | null;
      /** Models to try, in this order, when the first one fails. */
      fallback_models?: string[] | null;
      /** Models that share the load by weight. Comes before `model`. */
      load_balance_models?: {
        model: string;
        /** Share of the load, relative to the others. */
        weight: number;
      }[] | null;
      created_at: string;
      /** The id of the key that did it. */
      created_by: string;
      updated_at: string;
      updated_by: string;
      committed_at: string | null;
      committed_by: string | null;
    };
  };
  listPromptVersions: {
    params: {
      prompt_id: string | number;
      page?: number;
      /** At most 100. Default: 20. */
      page_size?: number;
    };
    answer: {
      /** How many there are on all pages. */
      count: number;
      /** Address of the next page. */
      next: string | null;
      previous: string | null;
      results: {
        project_id: string;
        prompt_id: string;
        version: number;
        /** A draft can be changed, a committed version never. */
        status: "draft" | "committed";
        /** Whether it is the deployed one. */
        is_live: boolean;
        description: string;
        /** Their texts are Jinja templates: `{{name}}`, `{% if %}`, `{% for %}` and filters. */
        messages: {
          role: "system" | "developer" | "user" | "assistant" | "tool";
          content?: string | {
            type: "text" | "image_url" | "input_audio" | "file" | "refusal" | "thinking";
            text?: string;
            image_url?: string | {
              url: string;
            };
          }[] | null;
          name?: string | null;
          tool_call_id?: string | null;
          tool_calls?: {
            id: string;
            type?: "function";
            function: {
              name: string;
              arguments: string;
            };
          }[] | null;
        }[];
        /** The model, with or without its provider before it. */
        model?: string | null;
        /** Functions the model may call. */
        tools?: ({
          type: "function";
          function: {
            name: string;
            description?: string | null;
            parameters?: Record<string, unknown> | null;
            strict?: boolean | null;
          };
        } | {
          type: "function";
          name: string;
          description?: string | null;
          parameters?: Record<string, unknown> | null;
          strict?: boolean | null;
        })[] | null;
        /** Which function must be called, if any. Default: none without tools, else auto. */
        tool_choice?: "none" | "auto" | "required" | {
          type: "function";
          function: {
            name: string;
          };
        } | null;
        /** Whether several functions may be called at once. */
        parallel_tool_calls?: boolean | null;
        /** Penalty for tokens that are frequent so far. */
        frequency_penalty?: number | null;
        /** Penalty for tokens that occurred at all. */
        presence_penalty?: number | null;
        /** Most tokens to generate. */
        max_tokens?: number | null;
        /** The same, as newer models name it. */
        max_completion_tokens?: number | null;
        /** Randomness of the answer. */
        temperature?: number | null;
        /** Nucleus sampling: the share of probability considered. */
        top_p?: number | null;
        /** How many answers to generate. */
        n?: number | null;
        /** Whether to return log probabilities. */
        logprobs?: boolean | null;
        /** Number of likely tokens to return at each position. */
        top_logprobs?: number | null;
        /** Strings at which generation stops. */
        stop?: string | string[] | null;
        /** Bias by token. */
        logit_bias?: Record<string, number> | null;
        /** The form the answer must take. */
        response_format?: {
          type: "text" | "json_object" | "json_schema";
          json_schema?: {
            name?: string;
            schema: Record<string, unknown>;
            strict?: boolean | null;
            description?: string | null;
          };
          response_schema?: Record<string, unknown>;
        } | "text" | "json_object" | null;
        /** Makes answers repeatable where the provider can. */
        seed?: number | null;
        /** How much the model should reason. */
        reasoning_effort?: string | null;
        /** Values that variables have when a request gives none. */
        variables?: Record<string, unknown> | null;
        /** Models to try, in this order, when the first one fails. */
        fallback_models?: string[] | null;
        /** Models that share the load by weight. Comes before `model`. */
        load_balance_models?: {
          model: string;
          /** Share of the load, relative to the others. */
          weight: number;
        }[] | null;
        created_at: string;
        /** The id of the key that did it. */
        created_by: string;
        updated_at: string;
        updated_by: string;
        committed_at: string | null;
        committed_by: string | null;
      }[];
    };
  };
  getPromptVersion: {
    params: {
      prompt_id: string | number;
      version: string | number;
    };
    answer: {
      project_id: string;
      prompt_id: string;
      version: number;
      /** A draft can be changed, a committed version never. */
      status: "draft" | "committed";
      /** Whether it is the deployed one. */
      is_live: boolean;
      description: string;
      /** Their texts are Jinja templates: `{{name}}`, `{% if %}`, `{% for %}` and filters. */
      messages: {
        role: "system" | "developer" | "user" | "assistant" | "tool";
        content?: string | {
          type: "text" | "image_url" | "input_audio" | "file" | "refusal" | "thinking";
          text?: string;
          image_url?: string | {
            url: string;
          };
        }[] | null;
        name?: string | null;
        tool_call_id?: string | null;
        tool_calls?: {
          id: string;
          type?: "function";
          function: {
            name: string;
            arguments: string;
          };
        }[] | null;
      }[];
      /** The model, with or without its provider before it. */
      model?: string | null;
      /** Functions the model may call. */
      tools?: ({
        type: "function";
        function: {
          name: string;
          description?: string | null;
          parameters?: Record<string, unknown> | null;
          strict?: boolean | null;
        };
      } | {
        type: "function";
        name: string;
        description?: string | null;
        parameters?: Record<string, unknown> | null;
        strict?: boolean | null;
      })[] | null;
      /** Which function must be called, if any. Default: none without tools, else auto. */
      tool_choice?: "none" | "auto" | "required" | {
        type: "function";
        function: {
          name: string;
        };
      } | null;
      /** Whether several functions may be called at once. */
      parallel_tool_calls?: boolean | null;
      /** Penalty for tokens that are frequent so far. */
      frequency_penalty?: number | null;
      /** Penalty for tokens that occurred at all. */
      presence_penalty?: number | null;
      /** Most tokens to generate. */
      max_tokens?: number | null;
      /** The same, as newer models name it. */
      max_completion_tokens?: number | null;
      /** Randomness of the answer. */
      temperature?: number | null;
      /** Nucleus sampling: the share of probability considered. */
      top_p?: number | null;
      /** How many answers to generate. */
      n?: number | null;
      /** Whether to return log probabilities. */
      logprobs?: boolean | null;
      /** Number of likely tokens to return at each position. */
      top_logprobs?: number | null;
      /** Strings at which generation stops. */
      stop?: string | string[] | null;
      /** Bias by token. */
      logit_bias?: Record<string, number> | null;
      /** The form the answer must take. */
      response_format?: {
        type: "text" | "json_object" | "json_schema";
        json_schema?: {
          name?: string;
          schema: Record<string, unknown>;
          strict?: boolean | null;
          description?: string | null;
        };
        response_schema?: Record<string, unknown>;
      } | "text" | "json_object" | null;
      /** Makes answers repeatable where the provider can. */
      seed?: number | null;
      /** How much the model should reason. */
      reasoning_effort?: string | null;
      /** Values that variables have when a request gives none. */
      variables?: Record<string, unknown> | null;
      /** Models to try, in this order, when the first one fails. */
      fallback_models?: string[] | null;
      /** Models that share the load by weight. Comes before `model`. */
      load_balance_models?: {
        model: string;
        /** Share of the load, relative to the others. */
        weight: number;
      }[] | null;
      created_at: string;
      /** The id of the key that did it. */
      created_by: string;
      updated_at: string;
      updated_by: string;
      committed_at: string | null;
      committed_by: string | null;
    };
  };
  updatePromptVersion: {
    params: {
      prompt_id: string | number;
      version: string | number;
      /** Their texts are Jinja templates: `{{name}}`, `{% if %}`, `{% for %}` and filters. */
      messages?: {
        role: "system" | "developer" | "user" | "assistant" | "tool";
        content?: string | {
          type: "text" | "image_url" | "input_audio" | "file" | "refusal" | "thinking";
          text?: string;
          image_url?: string | {
            url: string;
          };
        }[] | null;
        name?: string | null;
        tool_call_id?: string | null;
        tool_calls?: {
          id: string;
          type?: "function";
          function: {
            name: string;
            arguments: string;
          };
        }[] | null;
      }[];
      /** The model, with or without its provider before it. */
      model?: string | null;
      /** Functions the model may call. */
      tools?: ({
        type: "function";
        function: {
          name: string;
          description?: string | null;
          parameters?: Record<string, unknown> | null;
          strict?: boolean | null;
        };
      } | {
        type: "function";
        name: string;
        description?: string | null;
        parameters?: Record<string, unknown> | null;
        strict?: boolean | null;
      })[] | null;
      /** Which function must be called, if any. Default: none without tools, else auto. */
      tool_choice?: "none" | "auto" | "required" | {
        type: "function";
        function: {
          name: string;
        };
      } | null;
      /** Whether several functions may be called at once. */
      parallel_tool_calls?: boolean | null;
      /** Penalty for tokens that are frequent so far. */
      frequency_penalty?: number | null;
      /** Penalty for tokens that occurred at all. */
      presence_penalty?: number | null;
      /** Most tokens to generate. */
      max_tokens?: number | null;
      /** The same, as newer models name it. */
      max_completion_tokens?: number | null;
      /** Randomness of the answer. */
      temperature?: number | null;
      /** Nucleus sampling: the share of probability considered. */
      top_p?: number | null;
      /** How many answers to generate. */
      n?: number | null;
      /** Whether to return log probabilities. */
      logprobs?: boolean | null;
      /** Number of likely tokens to return at each position. */
      top_logprobs?: number | null;
      /** Strings at which generation stops. */
      stop?: string | string[] | null;
      /** Bias by token. */
      logit_bias?: Record<string, number> | null;
      /** The form the answer must take. */
      response_format?: {
        type: "text" | "json_object" | "json_schema";
        json_schema?: {
          name?: string;
          schema: Record<string, unknown>;
          strict?: boolean | null;
          description?: string | null;
        };
        response_schema?: Record<string, unknown>;
      } | "text" | "json_object" | null;
      /** Makes answers repeatable where the provider can. */
      seed?: number | null;
      /** How much the model should reason. */
      reasoning_effort?: string | null;
      /** Values that variables have when a request gives none. */
      variables?: Record<string, unknown> | null;
      /** Models to try, in this order, when the first one fails. */
      fallback_models?: string[] | null;
      /** Models that share the load by weight. Comes before `model`. */
      load_balance_models?: {
        model: string;
        /** Share of the load, relative to the others. */
        weight: number;
      }[] | null;
      /** What is new in it. */
      description?: string;
      /** Whether to commit and deploy it at once. */
      deploy?: boolean;
    };
    answer: {
      project_id: string;
      prompt_id: string;
      version: number;
      /** A draft can be changed, a committed version never. */
      status: "draft" | "committed";
      /** Whether it is the deployed one. */
      is_live: boolean;
      description: string;
      /** Their texts are Jinja templates: `{{name}}`, `{% if %}`, `{% for %}` and filters. */
      messages: {
        role: "system" | "developer" | "user" | "assistant" | "tool";
        content?: string | {
          type: "text" | "image_url" | "input_audio" | "file" | "refusal" | "thinking";
          text?: string;
          image_url?: string | {
            url: string;
          };
        }[] | null;
        name?: string | null;
        tool_call_id?: string | null;
        tool_calls?: {
          id: string;
          type?: "function";
          function: {
            name: string;
            arguments: string;
          };
        }[] | null;
      }[];
      /** The model, with or without its provider before it. */
      model?: string | null;
      /** Functions the model may call. */
      tools?: ({
        type: "function";
        function: {
          name: string;
          description?: string | null;
          parameters?: Record<string, unknown> | null;
          strict?: boolean | null;
        };
      } | {
        type: "function";
        name: string;
        description?: string | null;
        parameters?: Record<string, unknown> | null;
        strict?: boolean | null;
      })[] | null;
      /** Which function must be called, if any. Default: none without tools, else auto. */
      tool_choice?: "none" | "auto" | "required" | {
        type: "function";
        function: {
          name: string;
        };
      } | null;
      /** Whether several functions may be called at once. */
      parallel_tool_calls?: boolean | null;
      /** Penalty for tokens that are frequent so far. */
      frequency_penalty?: number | null;
      /** Penalty for tokens that occurred at all. */
      presence_penalty?: number | null;
      /** Most tokens to generate. */
      max_tokens?: number | null;
      /** The same, as newer models name it. */
      max_completion_tokens?: number | null;
      /** Randomness of the answer. */
      temperature?: number | null;
      /** Nucleus sampling: the share of probability considered. */
      top_p?: number | null;
      /** How many answers to generate. */
      n?: number | null;
      /** Whether to return log probabilities. */
      logprobs?: boolean | null;
      /** Number of likely tokens to return at each position. */
      top_logprobs?: number | null;
      /** Strings at which generation stops. */
      stop?: string | string[] | null;
      /** Bias by token. */
      logit_bias?: Record<string, number> | null;
      /** The form the answer must take. */
      response_format?: {
        type: "text" | "json_object" | "json_schema";
        json_schema?: {
          name?: string;
          schema: Record<string, unknown>;
          strict?: boolean | null;
          description?: string | null;
        };
        response_schema?: Record<string, unknown>;
      } | "text" | "json_object" | null;
      /** Makes answers repeatable where the provider can. */
      seed?: number | null;
      /** How much the model should reason. */
      reasoning_effort?: string | null;
      /** Values that variables have when a request gives none. */
      variables?: Record<string, unknown> | null;
      /** Models to try, in this order, when the first one fails. */
      fallback_models?: string[] | null;
      /** Models that share the load by weight. Comes before `model`. */
      load_balance_models?: {
        model: string;
        /** Share of the load, relative to the others. */
        weight: number;
      }[] | null;
      created_at: string;
      /** The id of the key that did it. */
      created_by: string;
      updated_at: string;
      updated_by: string;
      committed_at: string | null;
      committed_by: string | null;
    };
  };
  deletePromptVersion: {
    params: {
      prompt_id: string | number;
      version: string | number;
    };
    answer: undefined;
  };
  deployPromptVersion: {
    params: {
      prompt_id: string | number;
      version: string | number;
    };
    answer: {
      project_id: string;
      prompt_id: string;
      version: number;
      /** A draft can be changed, a committed version never. */
      status: "draft" | "committed";
      /** Whether it is the deployed one. */
      is_live: boolean;
      description: string;
      /** Their texts are Jinja templates: `{{name}}`, `{% if %}`, `{% for %}` and filters. */
      messages: {
        role: "system" | "developer" | "user" | "assistant" | "tool";
        content?: string | {
          type: "text" | "image_url" | "input_audio" | "file" | "refusal" | "thinking";
          text?: string;
          image_url?: string | {
            url: string;
          };
        }[] | null;
        name?: string | null;
        tool_call_id?: string | null;
        tool_calls?: {
          id: string;
          type?: "function";
          function: {
            name: string;
            arguments: string;
          };
        }[] | null;
      }[];
      /** The model, with or without its provider before it. */
      model?: string | null;
      /** Functions the model may call. */
      tools?: ({
        type: "function";
        function: {
          name: string;
          description?: string | null;
          parameters?: Record<string, unknown> | null;
          strict?: boolean | null;
        };
      } | {
        type: "function";
        name: string;
        description?: string | null;
        parameters?: Record<string, unknown> | null;
        strict?: boolean | null;
      })[] | null;
      /** Which function must be called, if any. Default: none without tools, else auto. */
      tool_choice?: "none" | "auto" | "required" | {
        type: "function";
        function: {
          name: string;
        };
      } | null;
      /** Whether several functions may be called at once. */
      parallel_tool_calls?: boolean | null;
      /** Penalty for tokens that are frequent so far. */
      frequency_penalty?: number | null;
      /** Penalty for tokens that occurred at all. */
      presence_penalty?: number | null;
      /** Most tokens to generate. */
      max_tokens?: number | null;
      /** The same, as newer models name it. */
      max_completion_tokens?: number | null;
      /** Randomness of the answer. */
      temperature?: number | null;
      /** Nucleus sampling: the share of probability considered. */
      top_p?: number | null;
      /** How many answers to generate. */
      n?: number | null;
      /** Whether to return log probabilities. */
      logprobs?: boolean | null;
      /** Number of likely tokens to return at each position. */
      top_logprobs?: number | null;
      /** Strings at which generation stops. */
      stop?: string | string[] | null;
      /** Bias by token. */
      logit_bias?: Record<string, number> | null;
      /** The form the answer must take. */
      response_format?: {
        type: "text" | "json_object" | "json_schema";
        json_schema?: {
          name?: string;
          schema: Record<string, unknown>;
          strict?: boolean | null;
          description?: string | null;
        };
        response_schema?: Record<string, unknown>;
      } | "text" | "json_object" | null;
      /** Makes answers repeatable where the provider can. */
      seed?: number | null;
      /** How much the model should reason. */
      reasoning_effort?: string | null;
      /** Values that variables have when a request gives none. */
      variables?: Record<string, unknown> | null;
      /** Models to try, in this order, when the first one fails. */
      fallback_models?: string[] | null;
      /** Models that share the load by weight. Comes before `model`. */
      load_balance_models?: {
        model: string;
        /** Share of the load, relative to the others. */
        weight: number;
      }[] | null;
      created_at: string;
      /** The id of the key that did it. */
      created_by: string;
      updated_at: string;
      updated_by: string;
      committed_at: string | null;
      committed_by: string | null;
    };
  };
  listModels: {
    params: {
      /** Models of this provider only. */
      provider_id?: string;
      /** Models whose name holds this, whatever its case. */
      search?: string;
      /** `true`: only models that can be called without bringing credentials. Default: all. */
      available?: boolean;
    };
    answer: {
      object: "list";
      data: {
        /** What calls give as `model`. */
        id: string;
        object: "model";
        /** Always 0: it is not known, and clients of OpenAI's API want a number. */
        created: number;
        /** The provider. */
        owned_by: string;
        provider_id: string | null;
        /** The provider's name of it. */
        model: string;
        /** What people call it. */
        name: string | null;
        /** Tokens. */
        max_context_window: number | null;
        /** What the gateway can ask of the provider beside chat itself; null when the gateway does not know the provider. */
        capabilities: string[] | null;
        deprecated: boolean;
        /** US dollars for 1,000,000 tokens of prompts. */
        input_price_per_1m_tokens: number | null;
        /** US dollars for 1,000,000 tokens of answers. */
        output_price_per_1m_tokens: number | null;
        /** Of what the provider's cache knew of prompts. */
        cache_read_price_per_1m_tokens: number | null;
        /** Of what its cache was told of prompts. */
        cache_write_price_per_1m_tokens: number | null;
        /** Of what is charged apart and differs from the prices above, by the buckets of `cost_details`: US dollars for 1,000,000 tokens, searches or requests. */
        other_prices_per_1m: Partial<Record<"input" | "cache_read" | "cache_write" | "cache_write_5m" | "cache_write_1h" | "input_audio" | "input_image" | "input_video" | "output" | "reasoning" | "output_audio" | "output_image" | "output_video" | "web_search" | "request", number>>;
        /** Prices of calls with long prompts, which hold for all of their tokens. */
        price_tiers: {
          /** US dollars for 1,000,000 tokens of prompts. */
          input_price_per_1m_tokens: number | null;
          /** US dollars for 1,000,000 tokens of answers. */
          output_price_per_1m_tokens: number | null;
          /** Of what the provider's cache knew of prompts. */
          cache_read_price_per_1m_tokens: number | null;
          /** Of what its cache was told of prompts. */
          cache_write_price_per_1m_tokens: number | null;
          above_prompt_tokens: number;
        }[];
        /** The project's own price, or the table that comes with the server; null: the price is not known. */
        price_source: "override" | "price_table" | null;
        price_version: string | null;
        /** Whether the project or the server has credentials for it; calls may always bring their own. */
        available: boolean;
      }[];
    };
  };
  getModel: {
    params: {
      model: string | number;
    };
    answer: {
      /** What calls give as `model`. */
      id: string;
      object: "model";
      /** Always 0: it is not known, and clients of OpenAI's API want a number. */
      created: number;
      /** The provider. */
      owned_by: string;
      provider_id: string | null;
      /** The provider's name of it. */
      model: string;
      /** What people call it. */
      name: string | null;
      /** Tokens. */
      max_context_window: number | null;
      /** What the gateway can ask of the provider beside chat itself; null when the gateway does not know the provider. */
      capabilities: string[] | null;
      deprecated: boolean;
      /** US dollars for 1,000,000 tokens of prompts. */
      input_price_per_1m_tokens: number | null;
      /** US dollars for 1,000,000 tokens of answers. */
      output_price_per_1m_tokens: number | null;
      /** Of what the provider's cache knew of prompts. */
      cache_read_price_per_1m_tokens: number | null;
      /** Of what its cache was told of prompts. */
      cache_write_price_per_1m_tokens: number | null;
      /** Of what is charged apart and differs from the prices above, by the buckets of `cost_details`: US dollars for 1,000,000 tokens, searches or requests. */
      other_prices_per_1m: Partial<Record<"input" | "cache_read" | "cache_write" | "cache_write_5m" | "cache_write_1h" | "input_audio" | "input_image" | "input_video" | "output" | "reasoning" | "output_audio" | "output_image" | "output_video" | "web_search" | "request", number>>;
      /** Prices of calls with long prompts, which hold for all of their tokens. */
      price_tiers: {
        /** US dollars for 1,000,000 tokens of prompts. */
        input_price_per_1m_tokens: number | null;
        /** US dollars for 1,000,000 tokens of answers. */
        output_price_per_1m_tokens: number | null;
        /** Of what the provider's cache knew of prompts. */
        cache_read_price_per_1m_tokens: number | null;
        /** Of what its cache was told of prompts. */
        cache_write_price_per_1m_tokens: number | null;
        above_prompt_tokens: number;
      }[];
      /** The project's own price, or the table that comes with the server; null: the price is not known. */
      price_source: "override" | "price_table" | null;
      price_version: string | null;
      /** Whether the project or the server has credentials for it; calls may always bring their own. */
      available: boolean;
    };
  };
  listPublicModels: {
    params: {
      /** Models of this provider only. */
      provider_id?: string;
      /** Models whose name holds this, whatever its case. */
      search?: string;
      /** Page, from 1. For deep paging use `cursor`. */
      page?: number;
      /** Logs on a page, at most 1000. Default: 100. */
      page_size?: number;
    };
    answer: {
      /** How many there are on all pages. */
      count: number;
      /** Address of the next page. */
      next: string | null;
      previous: string | null;
      models: {
        provider_id: string | null;
        /** The provider's name of it. */
        model: string;
        /** What people call it. */
        name: string | null;
        /** Tokens. */
        max_context_window: number | null;
        /** What the gateway can ask of the provider beside chat itself; null when the gateway does not know the provider. */
        capabilities: string[] | null;
        deprecated: boolean;
        /** US dollars for 1,000,000 tokens of prompts. */
        input_price_per_1m_tokens: number | null;
        /** US dollars for 1,000,000 tokens of answers. */
        output_price_per_1m_tokens: number | null;
        /** Of what the provider's cache knew of prompts. */
        cache_read_price_per_1m_tokens: number | null;
        /** Of what its cache was told of prompts. */
        cache_write_price_per_1m_tokens: number | null;
        /** Of what is charged apart and differs from the prices above, by the buckets of `cost_details`: US dollars for 1,000,000 tokens, searches or requests. */
        other_prices_per_1m: Partial<Record<"input" | "cache_read" | "cache_write" | "cache_write_5m" | "cache_write_1h" | "input_audio" | "input_image" | "input_video" | "output" | "reasoning" | "output_audio" | "output_image" | "output_video" | "web_search" | "request", number>>;
        /** Prices of calls with long prompts, which hold for all of their tokens. */
        price_tiers: {
          /** US dollars for 1,000,000 tokens of prompts. */
          input_price_per_1m_tokens: number | null;
          /** US dollars for 1,000,000 tokens of answers. */
          output_price_per_1m_tokens: number | null;
          /** Of what the provider's cache knew of prompts. */
          cache_read_price_per_1m_tokens: number | null;
          /** Of what its cache was told of prompts. */
          cache_write_price_per_1m_tokens: number | null;
          above_prompt_tokens: number;
        }[];
        /** The project's own price, or the table that comes with the server; null: the price is not known. */
        price_source: "override" | "price_table" | null;
        price_version: string | null;
        /** Same as `model`. */
        model_name: string;
        /** Same as `input_price_per_1m_tokens`. */
        input_cost: number | null;
        /** Same as `output_price_per_1m_tokens`. */
        output_cost: number | null;
        provider: {
          provider_id: string;
          provider_name: string;
          /** Credentials that it can be called with; null when the gateway does not know the provider. */
          credential_fields: string[] | null;
        };
      }[];
      price_source: "price_table";
      price_version: string;
    };
  };
  saveModelPrice: {
    params: {
      /** As logs name it. */
      model?: string;
      /** Default: whichever. */
      provider_id?: string | null;
      /** It holds for logs from this time on. Default: for all. */
      valid_from?: string;
      /** US dollars for 1,000,000 tokens of prompts. */
      input_price_per_1m_tokens?: number | null;
      /** US dollars for 1,000,000 tokens of answers. */
      output_price_per_1m_tokens?: number | null;
      /** Of what the provider's cache knew of prompts. Default: `input_price_per_1m_tokens`. */
      cache_read_price_per_1m_tokens?: number | null;
      /** Of what its cache was told of prompts. Default: `input_price_per_1m_tokens`. */
      cache_write_price_per_1m_tokens?: number | null;
      /** Tokens. */
      max_context_window?: number | null;
      /** @deprecated use `model`. */
      model_name?: string;
      /** @deprecated use `input_price_per_1m_tokens`. */
      input_cost?: number | null;
      /** @deprecated use `output_price_per_1m_tokens`. */
      output_cost?: number | null;
      /** @deprecated use `cache_read_price_per_1m_tokens`. */
      cache_hit_input_cost?: number | null;
      /** @deprecated use `cache_write_price_per_1m_tokens`. */
      cache_creation_input_cost?: number | null;
      /** Taken and not kept; a warning says so. */
      streaming_support?: unknown;
      /** Taken and not kept; a warning says so. */
      function_call?: unknown;
      /** Taken and not kept; a warning says so. */
      image_support?: unknown;
      /** Taken and not kept; a warning says so. */
      supported_params_override?: unknown;
    };
    answer: {
      project_id: string;
      model: string;
      /** Null: whichever. */
      provider_id: string | null;
      valid_from: string;
      /** US dollars for 1,000,000 tokens of prompts. */
      input_price_per_1m_tokens: number | null;
      /** US dollars for 1,000,000 tokens of answers. */
      output_price_per_1m_tokens: number | null;
      /** Of what the provider's cache knew of prompts. */
      cache_read_price_per_1m_tokens: number | null;
      /** Of what its cache was told of prompts. */
      cache_write_price_per_1m_tokens: number | null;
      max_context_window: number | null;
      /** Grows by one with every change. Costs name it in `price_version`. */
      version: number;
      warnings: string[];
    };
  };
  listModelPrices: {
    params: {};
    answer: {
      results: {
        project_id: string;
        model: string;
        /** Null: whichever. */
        provider_id: string | null;
        valid_from: string;
        /** US dollars for 1,000,000 tokens of prompts. */
        input_price_per_1m_tokens: number | null;
        /** US dollars for 1,000,000 tokens of answers. */
        output_price_per_1m_tokens: number | null;
        /** Of what the provider's cache knew of prompts. */
        cache_read_price_per_1m_tokens: number | null;
        /** Of what its cache was told of prompts. */
        cache_write_price_per_1m_tokens: number | null;
        max_context_window: number | null;
        /** Grows by one with every change. Costs name it in `price_version`. */
        version: number;
      }[];
    };
  };
  deleteModelPrice: {
    params: {
      model: string | number;
      /** Only the price for this provider; empty for that of whichever. */
      provider_id?: string;
      /** Only the price from this time on. */
      valid_from?: string;
    };
    answer: undefined;
  };
  createProviderCredentials: {
    params: {
      provider_id: string;
      credentials: Record<string, string>;
      /** What people call them. */
      label?: string;
      /** Share of the load, relative to the others. */
      weight?: number;
      /** Only these models. */
      available_models?: string[] | null;
      exclude_models?: string[] | null;
    };
    answer: {
      id: string;
      project_id: string;
      provider_id: string;
      /** Of each at most the last 4 characters: the server never answers a secret. */
      credentials: Record<string, string>;
      /** What people call them. */
      label: string;
      /** Share of the load, relative to the others. */
      weight: number;
      available_models: string[] | null;
      exclude_models: string[] | null;
      created_at: string;
      updated_at: string;
    };
  };
  listProviderCredentials: {
    params: {};
    answer: {
      results: {
        id: string;
        project_id: string;
        provider_id: string;
        /** Of each at most the last 4 characters: the server never answers a secret. */
        credentials: Record<string, string>;
        /** What people call them. */
        label: string;
        /** Share of the load, relative to the others. */
        weight: number;
        available_models: string[] | null;
        exclude_models: string[] | null;
        created_at: string;
        updated_at: string;
      }[];
    };
  };
  updateProviderCredentials: {
    params: {
      provider_credentials_id: string | number;
      credentials?: Record<string, string>;
      /** What people call them. */
      label?: string;
      /** Share of the load, relative to the others. */
      weight?: number;
      /** Only these models. */
      available_models?: string[] | null;
      exclude_models?: string[] | null;
    };
    answer: {
      id: string;
      project_id: string;
      provider_id: string;
      /** Of each at most the last 4 characters: the server never answers a secret. */
      credentials: Record<string, string>;
      /** What people call them. */
      label: string;
      /** Share of the load, relative to the others. */
      weight: number;
      available_models: string[] | null;
      exclude_models: string[] | null;
      created_at: string;
      updated_at: string;
    };
  };
  deleteProviderCredentials: {
    params: {
      provider_credentials_id: string | number;
    };
    answer: undefined;
  };
  saveLoadBalanceGroup: {
    params: {
      group_id: string;
      /** Default: the id. */
      name?: string;
      members: {
        model: string;
        /** Share of the load, relative to the others. */
        weight?: number;
        credentials?: Record<string, string>;
      }[];
    };
    answer: {
      project_id: string;
      group_id: string;
      name: string;
      /** Of each credential at most the last 4 characters. */
      members: {
        model: string;
        /** Share of the load, relative to the others. */
        weight: number;
        credentials?: Record<string, string>;
      }[];
      created_at: string;
      updated_at: string;
    };
  };
  listLoadBalanceGroups: {
    params: {};
    answer: {
      results: {
        project_id: string;
        group_id: string;
        name: string;
        /** Of each credential at most the last 4 characters. */
        members: {
          model: string;
          /** Share of the load, relative to the others. */
          weight: number;
          credentials?: Record<string, string>;
        }[];
        created_at: string;
        updated_at: string;
      }[];
    };
  };
  deleteLoadBalanceGroup: {
    params: {
      group_id: string | number;
    };
    answer: undefined;
  };
  saveGatewaySettings: {
    params: {
      /** Whether chats that name no model are sent to the cheapest. Default: false. */
      router_enabled?: boolean;
      /** Models that are asked, in this order, when nobody else answered. Default: none. */
      safety_net_models?: string[];
    };
    answer: {
      router_enabled: boolean;
      safety_net_models: string[];
      /** Null until something is set. */
      updated_at: string | null;
    };
  };
  getGatewaySettings: {
    params: {};
    answer: {
      router_enabled: boolean;
      safety_net_models: string[];
      /** Null until something is set. */
      updated_at: string | null;
    };
  };
  describeCache: {
    params: {};
    answer: {
      count: number;
      bytes: number;
    };
  };
  clearCache: {
    params: {};
    answer: {
      deleted: number;
    };
  };
  listLosses: {
    params: {
      /** Earliest time of a loss, ISO 8601. Default: one day before `end_time`. */
      start_time?: string | Date;
      /** Latest time of a loss, ISO 8601. Default: now. */
      end_time?: string | Date;
    };
    answer: {
      results: {
        reason: string;
        count: number;
        /** When the first report in the range came. */
        first_seen: string;
        /** When the last report in the range came. */
        last_seen: string;
      }[];
      /** Sum of all counts. */
      total: number;
    };
  };
  repriceLogs: {
    params: {
      /** Earliest `timestamp`, ISO 8601. Default: one hour before `end_time`. */
      start_time?: string | Date;
      /** Latest `timestamp`, ISO 8601. Default: now. */
      end_time?: string | Date;
      /** Environment to read. Default: that of the API key. */
      environment?: string;
      /** `true`: read the environment `test`; `false`: `prod`. */
      is_test?: boolean;
      /** `true`: read every environment. */
      all_envs?: boolean;
      filters?: Record<string, unknown>;
      operator?: "AND" | "OR";
      /** Whether only to say what would change. Default: false. */
      dry_run?: boolean | "true" | "false";
    };
    answer: {
      type: "progress";
      /** Logs that match, as counted at the beginning. */
      total: number;
      read: number;
      changed: number;
    } | {
      type: "report";
      dry_run: boolean;
      start_time: string;
      end_time: string;
      /** `all` for every one. */
      environment: string;
      /** Version of the price table; your own prices come before it. */
      price_table: string;
      read: number;
      changed: number;
      unchanged: number;
      skipped: {
        /** Their cost was sent with them. */
        client: number;
        /** They came with unit prices of their own. */
        unit_price: number;
      };
      /** US dollars; a cost that is not known counts as nothing. */
      cost_before: number;
      cost_after: number;
      /** Logs whose cost was not known. */
      unknown_before: number;
      unknown_after: number;
      /** Logs that changed, by model, the largest difference first. */
      models: {
        changed: number;
        /** US dollars; a cost that is not known counts as nothing. */
        cost_before: number;
        cost_after: number;
        /** Logs whose cost was not known. */
        unknown_before: number;
        unknown_after: number;
        model: string | null;
      }[];
      /** The same of all models beyond the first thousand. */
      other_models: {
        changed: number;
        /** US dollars; a cost that is not known counts as nothing. */
        cost_before: number;
        cost_after: number;
        /** Logs whose cost was not known. */
        unknown_before: number;
        unknown_after: number;
      } | null;
    } | {
      type: "error";
      detail: string;
      error_code: "INVALID_JSON" | "UNKNOWN_FILTER" | "INVALID_QUERY" | "IMMUTABLE_FIELD" | "UNAUTHENTICATED" | "INVALID_API_KEY" | "INVALID_PASSWORD" | "FORBIDDEN" | "LOG_NOT_FOUND" | "KEY_NOT_FOUND" | "CREDENTIALS_NOT_FOUND" | "GROUP_NOT_FOUND" | "SCORE_NOT_FOUND" | "TRACE_NOT_FOUND" | "MODEL_NOT_FOUND" | "PRICE_NOT_FOUND" | "CUSTOMER_NOT_FOUND" | "PROJECT_NOT_FOUND" | "PROMPT_NOT_FOUND" | "PROMPT_VERSION_NOT_FOUND" | "NOT_FOUND" | "SCORE_EXISTS" | "PROMPT_EXISTS" | "PROMPT_VERSION_COMMITTED" | "PROMPT_LIMIT_REACHED" | "PASSWORD_NOT_CHANGEABLE" | "SECRET_KEY_MISSING" | "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "VALIDATION_ERROR" | "RATE_LIMITED" | "QUOTA_EXCEEDED" | "TOO_MANY_STREAMS" | "INTERNAL_ERROR" | "STORE_UNAVAILABLE" | "STORAGE_FULL" | "OVERLOADED";
      retry_after?: number;
    };
  };
  createKey: {
    params: {
      name: string;
      /** Default: that of the key that asks. */
      environment?: "prod" | "test";
      /** What it may do: send logs, read them, administer its project, call models through the gateway. Default: ingest, read. */
      scopes?: ("ingest" | "read" | "admin" | "gateway")[];
      /** Most requests in a minute, in each server process. */
      rate_limit?: number | null;
      /** Most logs in a calendar month, UTC. */
      monthly_log_quota?: number | null;
      /** When it ends to be valid, ISO 8601 with its zone. Default: never. */
      expires_at?: string | null;
    };
    answer: {
      key_id: string;
      name: string;
      /** Its first characters; empty for a key that the operator chose. */
      prefix: string;
      project_id: string;
      environment: "prod" | "test";
      scopes: ("ingest" | "read" | "admin" | "gateway")[];
      rate_limit: number | null;
      monthly_log_quota: number | null;
      expires_at: string | null;
      created_at: string;
      /** Up to a few seconds late. */
      last_used_at: string | null;
      revoked_at: string | null;
      key: string;
    };
  };
  listKeys: {
    params: {};
    answer: {
      results: {
        key_id: string;
        name: string;
        /** Its first characters; empty for a key that the operator chose. */
        prefix: string;
        project_id: string;
        environment: "prod" | "test";
        scopes: ("ingest" | "read" | "admin" | "gateway")[];
        rate_limit: number | null;
        monthly_log_quota: number | null;
        expires_at: string | null;
        created_at: string;
        /** Up to a few seconds late. */
        last_used_at: string | null;
        revoked_at: string | null;
      }[];
    };
  };
  revokeKey: {
    params: {
      key_id: string | number;
    };
    answer: {
      key_id: string;
      name: string;
      /** Its first characters; empty for a key that the operator chose. */
      prefix: string;
      project_id: string;
      environment: "prod" | "test";
      scopes: ("ingest" | "read" | "admin" | "gateway")[];
      rate_limit: number | null;
      monthly_log_quota: number | null;
      expires_at: string | null;
      created_at: string;
      /** Up to a few seconds late. */
      last_used_at: string | null;
      revoked_at: string | null;
    };
  };
  createProject: {
    params: {
      id: string;
      /** What people call it. Default: its id. */
      name?: string;
    };
    answer: {
      id: string;
      name: string;
      created_at: string;
    };
  };
  listProjects: {
    params: {};
    answer: {
      results: {
        id: string;
        name: string;
        created_at: string;
      }[];
    };
  };
  describeServer: {
    params: {};
    answer: {
      version: string;
      /** A store of the server's own, or a ClickHouse server. */
      logs_kept_in: "embedded" | "clickhouse";
      /** Where keys, prompts, prices and customers are. */
      state_kept_in: "sqlite" | "postgres";
      /** How long logs of each environment are kept; null for ever. */
      retention_days: {
        prod: number | null;
        test: number | null;
      };
      /** Most bytes of logs that wait for the store. */
      inbox_bytes: number;
      /** Bytes of the disk that are kept free. */
      reserve_bytes: number;
      /** Most bytes of answers in the gateway's cache. */
      cache_bytes: number;
      /** Whether credentials of providers can be kept: `KAI_SECRET_KEY` is set. */
      keeps_secrets: boolean;
      /** Whether `/metrics` answers: `KAI_METRICS_KEY` is set. */
      serves_metrics: boolean;
    };
  };
  listAudit: {
    params: {
      /** Default: 100. */
      limit?: number;
      /** `id` of the last entry of the page before. */
      before?: string;
    };
    answer: {
      results: {
        id: string;
        project_id: string;
        at: string;
        /** The id of the key that did it, `operator` for a session by password, or `cli`. */
        actor: string;
        action: string;
        target: string;
        /** Where it came from; null for the command line. */
        address: string | null;
      }[];
    };
  };
  signIn: {
    params: {
      /** An API key. */
      key?: string;
      /** The operator's password. */
      password?: string;
    };
    answer: {
      /** Whether one can sign in by password. */
      password_set: boolean;
      /** Whether `KAI_PASSWORD` sets it, so that it is changed there alone. */
      password_fixed: boolean;
      /** Null when nobody is signed in. */
      session: {
        via: "key" | "password";
        /** The key of the session; null by password. */
        key_id: string | null;
        project_id: string;
        project_name: string;
        environment: "prod" | "test";
        scopes: ("ingest" | "read" | "admin" | "gateway")[];
        /** When it ends unless it is used; each use moves it on. */
        expires_at: string;
      } | null;
    };
  };
  getSession: {
    params: {};
    answer: {
      /** Whether one can sign in by password. */
      password_set: boolean;
      /** Whether `KAI_PASSWORD` sets it, so that it is changed there alone. */
      password_fixed: boolean;
      /** Null when nobody is signed in. */
      session: {
        via: "key" | "password";
        /** The key of the session; null by password. */
        key_id: string | null;
        project_id: string;
        project_name: string;
        environment: "prod" | "test";
        scopes: ("ingest" | "read" | "admin" | "gateway")[];
        /** When it ends unless it is used; each use moves it on. */
        expires_at: string;
      } | null;
    };
  };
  updateSession: {
    params: {
      project_id?: string;
      environment?: "prod" | "test";
    };
    answer: {
      /** Whether one can sign in by password. */
      password_set: boolean;
      /** Whether `KAI_PASSWORD` sets it, so that it is changed there alone. */
      password_fixed: boolean;
      /** Null when nobody is signed in. */
      session: {
        via: "key" | "password";
        /** The key of the session; null by password. */
        key_id: string | null;
        project_id: string;
        project_name: string;
        environment: "prod" | "test";
        scopes: ("ingest" | "read" | "admin" | "gateway")[];
        /** When it ends unless it is used; each use moves it on. */
        expires_at: string;
      } | null;
    };
  };
  signOut: {
    params: {};
    answer: {
      /** Whether one can sign in by password. */
      password_set: boolean;
      /** Whether `KAI_PASSWORD` sets it, so that it is changed there alone. */
      password_fixed: boolean;
      /** Null when nobody is signed in. */
      session: {
        via: "key" | "password";
        /** The key of the session; null by password. */
        key_id: string | null;
        project_id: string;
        project_name: string;
        environment: "prod" | "test";
        scopes: ("ingest" | "read" | "admin" | "gateway")[];
        /** When it ends unless it is used; each use moves it on. */
        expires_at: string;
      } | null;
    };
  };
  listSessions: {
    params: {};
    answer: {
      results: {
        created_at: string;
        /** When it was used last, to the hour. */
        used_at: string;
        /** When it ends unless it is used. */
        expires_at: string;
        /** Where it was opened from. */
        address: string | null;
        /** What its browser said of itself. */
        user_agent: string | null;
        /** Whether it is that of the cookie. */
        current: boolean;
      }[];
    };
  };
  endOtherSessions: {
    params: {};
    answer: {
      ended: number;
    };
  };
  setPassword: {
    params: {
      /** From now on: 12 to 1000 characters. */
      password: string;
      /** Until now. Needed by a session that it opened. */
      current?: string;
    };
    answer: {
      /** Whether one can sign in by password. */
      password_set: boolean;
      /** Whether `KAI_PASSWORD` sets it, so that it is changed there alone. */
      password_fixed: boolean;
      /** Null when nobody is signed in. */
      session: {
        via: "key" | "password";
        /** The key of the session; null by password. */
        key_id: string | null;
        project_id: string;
        project_name: string;
        environment: "prod" | "test";
        scopes: ("ingest" | "read" | "admin" | "gateway")[];
        /** When it ends unless it is used; each use moves it on. */
        expires_at: string;
      } | null;
    };
  };
}
