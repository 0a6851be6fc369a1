export { type AdapterApp, type AdapterClient, type AdapterFixture, adapterSuite } from "./adapter-suite.ts";
export { engineSuite, type EngineFixture, type EngineUnderTest } from "./engine-suite.ts";
