export { type ClickHouse, type ClickHouseOptions, startClickHouse } from "./clickhouse/clickhouse.ts";
export { freePort } from "./free-port.ts";
export { type Ingest, startIngest } from "./ingest.ts";
export { modelOf, startMockProvider } from "./mock-provider/mock-provider.ts";
export type { MockProvider, MockProviderOptions, RecordedRequest } from "./mock-provider/mock-provider.ts";
export type { ErrorBody, Script } from "./mock-provider/script.ts";
export { startPostgres, type TestPostgres } from "./postgres/start-postgres.ts";
export { type Program, type ProgramOptions, startProgram } from "./program.ts";
