import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { soak } from "./soak.ts";

it("loses no acknowledged log and doubles none while the server is killed again and again under load", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "kai-soak-"));
  const main = join(import.meta.dirname, "../../../server/src/main.ts");
  const report = await soak({
    program: ["--conditions=@kai/source", main],
    dataDir,
    apiKey: "soaktest.0123456789abcdef0123456789abcdef",
    logs: 8_000,
    kills: 3,
    clients: 2,
  });
  rmSync(dataDir, { recursive: true });
  expect(report).toMatchObject({ acknowledged: 8_000, lost: 0, doubled: 0, unknown: 0, kills: 3 });
  expect(report.cut).toBeGreaterThan(0);
});
