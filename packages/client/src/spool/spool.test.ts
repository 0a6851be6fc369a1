import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Spool } from "./spool.ts";
import { decodeSpoolFile } from "./spool-file.ts";

let directory: string;
let spool: Spool;
beforeEach(() => {
  directory = join(fs.mkdtempSync(join(tmpdir(), "kai-spool-test-")), "deep", "spool");
  spool = new Spool(fs, directory, 10_000);
});
afterEach(() => fs.rmSync(join(directory, "../.."), { recursive: true }));

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const save = (...ids: string[]) => spool.save({ logs: ids.map((id) => json({ id })), loss_reports: [] });
const files = () => fs.readdirSync(directory).toSorted();
const idsIn = async (claim: ReturnType<Spool["claim"]>) =>
  decodeSpoolFile(await claim!.read())!.logs.map(
    (log) => (JSON.parse(new TextDecoder().decode(log)) as { id: string }).id,
  );

describe("a spool", () => {
  it("gives back what was saved, the oldest first, to nobody else", async () => {
    save("a", "b");
    spool.save({ logs: [json({ id: "c" })], loss_reports: [{ loss_report_id: "1", losses: { closed: 1 } }] });
    const [first, second] = [spool.claim(), new Spool(fs, directory, 10_000).claim()];
    expect(first).toMatchObject({ count: 2 });
    expect(await idsIn(first)).toEqual(["a", "b"]);
    expect(decodeSpoolFile(await second!.read())).toMatchObject({
      loss_reports: [{ loss_report_id: "1", losses: { closed: 1 } }],
    });
    expect(spool.claim()).toBeUndefined();
    first!.release();
    expect(await idsIn(spool.claim())).toEqual(["a", "b"]);
    second!.remove();
    expect(files()).toHaveLength(1);
  });

  it("is readable by its owner only, and leaves no unfinished files", () => {
    save("a");
    expect(fs.statSync(directory).mode & 0o777).toBe(0o700);
    const [file] = files();
    expect(file).toMatch(/^[0-9a-f]{32}-1-\d+\.ready$/);
    expect(fs.statSync(join(directory, file!)).mode & 0o777).toBe(0o600);
  });

  it("takes over the claim of a process that is gone, not of one that lives", () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    save("a");
    const [file] = files();
    const claimedBy = (by: number, at: number) => {
      const [current] = files();
      fs.renameSync(join(directory, current!), join(directory, file!.replace("ready", `claimed-${by}-${at}`)));
      return spool.claim();
    };
    expect(claimedBy(process.ppid, Date.now())).toBeUndefined();
    expect(claimedBy(process.pid, Date.now())).toBeUndefined();
    expect(claimedBy(pid, Date.now())).toMatchObject({ count: 1 });
    // Before this process started, or so long ago that the pid is another's by now.
    expect(claimedBy(process.pid, Math.floor(Date.now() - process.uptime() * 1000 - 1000))).toMatchObject({ count: 1 });
    expect(claimedBy(process.ppid, Date.now() - 2 * 3_600_000)).toMatchObject({ count: 1 });
  });

  it("deletes its oldest files to make room, but none that is being sent", () => {
    for (const id of ["a", "b", "c"]) save(id.repeat(3000), "x");
    const claim = spool.claim();
    expect(spool.makeRoom(500)).toBe(0);
    expect(spool.makeRoom(3000)).toBe(2);
    expect(files()).toHaveLength(2);
    expect(spool.makeRoom(100_000)).toBe(2);
    expect(files()).toHaveLength(1);
    claim!.setAside();
    expect(spool.makeRoom(100_000)).toBe(0);
    expect(files()).toEqual([]);
  });

  it("is empty where there is no directory, and unaware of files that are not its own", () => {
    expect(spool.claim()).toBeUndefined();
    expect(spool.makeRoom(1)).toBe(0);
    save("a");
    fs.writeFileSync(join(directory, "notes.txt"), "x".repeat(20_000));
    expect(spool.makeRoom(100)).toBe(0);
    spool.claim()!.remove();
    expect(files()).toEqual(["notes.txt"]);
  });

  it("throws when it cannot write, and leaves nothing behind", () => {
    fs.mkdirSync(join(directory, ".."), { recursive: true });
    fs.writeFileSync(directory, "a file where the directory should be");
    expect(() => save("a")).toThrow(directory);
    expect(spool.claim()).toBeUndefined();
  });
});
