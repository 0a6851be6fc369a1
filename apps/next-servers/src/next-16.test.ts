import { nextSuite } from "./next-suite.ts";

nextSuite({ version: 16, bundler: "turbopack", mode: "production" });
nextSuite({ version: 16, bundler: "turbopack", mode: "development" });
nextSuite({ version: 16, bundler: "webpack", mode: "production" });
nextSuite({ version: 16, bundler: "webpack", mode: "development" });
