import { nextSuite } from "./next-suite.ts";

nextSuite({ version: 15, bundler: "turbopack", mode: "production" });
nextSuite({ version: 15, bundler: "turbopack", mode: "development" });
nextSuite({ version: 15, bundler: "webpack", mode: "production" });
nextSuite({ version: 15, bundler: "webpack", mode: "development" });
