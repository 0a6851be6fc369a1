import { request } from "undici";
import { describe, expect, it } from "vitest";
import { AddressPolicy } from "./address-policy.ts";

const policy = new AddressPolicy(["10.1.2.3:8080", "models.internal"]);

describe("an address of a client's choice", () => {
  it.each([
    "https://api.openai.com/v1",
    "http://93.184.215.14",
    "https://[2606:2800:220:1::1]/",
    "http://10.1.2.3:8080/v1",
    "http://models.internal",
  ])("may be %s", (address) => expect(policy.problem(address)).toBeUndefined());

  it.each([
    "file:///etc/passwd",
    "ftp://example.com",
    "no address",
    "https://jo:secret@example.com",
    "http://127.0.0.1",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0/",
    "http://10.1.2.3:8081",
    "http://172.31.255.255",
    "http://192.168.1.1",
    "http://169.254.169.254/latest/meta-data",
    "http://100.100.0.1",
    "http://[::1]:8080",
    "http://[::ffff:127.0.0.1]",
    "http://[::ffff:a9fe:a9fe]",
    "http://[fd00::1]",
    "http://[fe80::1]",
    "http://[64:ff9b::7f00:1]",
    "http://224.0.0.1",
    "http://255.255.255.255",
  ])("must not be %s", (address) => expect(policy.problem(address)).toMatch(/^must/));

  it("must not be a name of a private address, which shows when it is resolved", async () => {
    expect(policy.problem("http://localhost:1/")).toBeUndefined();
    await expect(request("http://localhost:1/", { dispatcher: policy.dispatcher })).rejects.toMatchObject({
      code: "KAI_ADDRESS_NOT_ALLOWED",
    });
  });

  it.each(["http://127.0.0.1:1/", "http://169.254.169.254/", "http://[::1]:1/"])(
    "is not connected to when it is private, however it came to be asked: %s",
    async (address) => {
      await expect(request(address, { dispatcher: policy.dispatcher })).rejects.toMatchObject({
        code: "KAI_ADDRESS_NOT_ALLOWED",
      });
    },
  );

  it("is connected to when the operator allows its host", async () => {
    const { dispatcher } = new AddressPolicy(["localhost"]);
    await expect(request("http://localhost:1/", { dispatcher })).rejects.not.toMatchObject({
      code: "KAI_ADDRESS_NOT_ALLOWED",
    });
  });
});
