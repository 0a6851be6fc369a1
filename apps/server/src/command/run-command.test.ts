import { describe, expect, it } from "vitest";
import { commands } from "../commands/commands.ts";
import { kai } from "../test-command.ts";
import type { Option } from "./option.ts";
import { helpOf } from "./help.ts";

describe("kai", () => {
  it("lists every command", async () => {
    const { code, stdout } = await kai(["--help"]);
    expect(code).toBe(0);
    for (const { name, summary } of commands) {
      expect(stdout).toContain(`  ${name}`);
      expect(stdout).toContain(summary);
    }
  });

  it("explains each command and every one of its options", async () => {
    for (const command of commands) {
      const help = helpOf(command);
      for (const { flag } of Object.values<Option>(command.options)) expect(help).toContain(`  --${flag}`);
      expect(help).toContain("--json");
    }
    const { stdout } = await kai(["keys", "create", "--help"]);
    expect(stdout).toBe(`${helpOf(commands.find(({ name }) => name === "keys create")!)}\n`);
  });

  it("shows its version", async () => {
    expect(await kai(["--version"])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  });

  it.each<[string[], RegExp]>([
    [["fly"], /There is no command "fly"\. Try: kai --help/],
    [["servee"], /Did you mean: kai serve\?/],
    [["keys", "lsit"], /There is no command "keys lsit"\. Did you mean: kai keys list\?/],
    [["keys"], /kai keys needs a word more\. There is: kai keys create, kai keys list/],
    [["--prot", "1"], /--prot.*Try: kai serve --help/s],
    [["projects", "list", "extra"], /"extra" is one argument too many/],
  ])("refuses %j", async (args, message) => {
    expect(await kai(args)).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(message) });
  });

  it("tells programs what is wrong as JSON", async () => {
    const { stderr } = await kai(["keys", "list", "--json", "--data-dir", "/nowhere"]);
    expect(JSON.parse(stderr)).toEqual({ error: expect.stringContaining("no state in /nowhere") });
  });
});
