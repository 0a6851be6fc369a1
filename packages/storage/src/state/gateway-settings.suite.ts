import { expect, it } from "vitest";
import type { StateSuite } from "./state-suite.ts";

export const gatewaySettingsSuite: StateSuite = (test) =>
  it("keeps what a project sets of the gateway, one thing at a time", async () => {
    const { gatewaySettings } = test.state;
    const unset = { router_enabled: false, safety_net_models: [], updated_at: null };
    expect(await gatewaySettings.of("shop")).toEqual(unset);
    await gatewaySettings.save("shop", { safety_net_models: ["groq/a", "groq/b"] });
    const saved = await gatewaySettings.save("shop", { router_enabled: true });
    expect(saved).toEqual({
      router_enabled: true,
      safety_net_models: ["groq/a", "groq/b"],
      updated_at: expect.stringMatching(/^2\d{3}-.*Z$/),
    });
    expect(await gatewaySettings.of("shop")).toEqual(saved);
    expect(await gatewaySettings.of("other")).toEqual(unset);
    await test.reopen();
    expect(await test.state.gatewaySettings.read("shop")).toEqual(saved);
  });
