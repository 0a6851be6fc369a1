import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** What the suite needs of an engine. */
export interface EngineUnderTest {
  query<Row>(sql: string, params?: Record<string, string | number | boolean | readonly string[]>): Promise<Row[]>;
  insert(table: string, rows: Uint8Array, options?: { token?: string }): Promise<void>;
  command(sql: string, params?: Record<string, string | number | boolean | readonly string[]>): Promise<void>;
  close(): Promise<void>;
}

/** An engine over data of its own. */
export interface EngineFixture {
  engine: EngineUnderTest;
  /** Closes the engine and opens another over the same data. */
  reopen(): Promise<EngineUnderTest>;
  /** Closes the engine and removes the data. */
  close(): Promise<void>;
}

const lines = (...rows: unknown[]) => new TextEncoder().encode(rows.map((row) => JSON.stringify(row)).join("\n"));

const nasty = [
  "",
  "it's",
  "back\\slash",
  "tab\tnew\nline",
  "nul\0",
  "%_",
  "{p:String}",
  "é😀",
  "NULL",
  "\\N",
  '"; DROP TABLE t',
];

/** What every storage engine must do, run against one of them. */
export function engineSuite(name: string, open: () => Promise<EngineFixture>): void {
  describe(`engine ${name}`, () => {
    let fixture: EngineFixture;
    let engine: EngineUnderTest;

    beforeAll(async () => {
      fixture = await open();
      engine = fixture.engine;
      await engine.command(`CREATE TABLE suite (
  id String, at DateTime64(6, 'UTC'), whole Nullable(Int64), real Nullable(Float64), flag Nullable(Bool),
  list Array(String), map Map(String, String)
) ENGINE = MergeTree PARTITION BY toYYYYMM(at) ORDER BY id SETTINGS non_replicated_deduplication_window = 100`);
    });
    afterAll(() => fixture.close());

    const count = async (where: string) =>
      (await engine.query<{ count: number }>(`SELECT count() AS count FROM suite WHERE ${where}`))[0]?.count;

    it("reads values back as JavaScript values", async () => {
      const row = {
        id: "values",
        at: "2026-01-01T10:30:00.123456Z",
        whole: Number.MAX_SAFE_INTEGER,
        real: 0.1 + 0.2,
        flag: true,
        list: nasty,
        map: Object.fromEntries(nasty.map((text) => [text, text])),
      };
      await engine.insert("suite", lines(row));
      expect(await engine.query("SELECT * FROM suite WHERE id = 'values'")).toEqual([row]);
    });

    it("keeps absent values apart from zero and false", async () => {
      await engine.insert("suite", lines({ id: "absent", at: "2026-01-01T00:00:00Z" }));
      expect(await engine.query("SELECT whole, real, flag, list, map FROM suite WHERE id = 'absent'")).toEqual([
        { whole: null, real: null, flag: null, list: [], map: {} },
      ]);
    });

    it.each(nasty)("passes the parameter %j as it is", async (text) => {
      const rows = await engine.query("SELECT {text:String} AS text, {list:Array(String)} AS list", {
        text,
        list: [text, text],
      });
      expect(rows).toEqual([{ text, list: [text, text] }]);
    });

    it("passes numbers, flags and times as parameters", async () => {
      const values = { real: 1e-9, whole: Number.MAX_SAFE_INTEGER, flag: true, at: "2026-01-01 10:30:00.123456" };
      const rows = await engine.query(
        "SELECT {real:Float64} AS real, {whole:Int64} AS whole, {flag:Bool} AS flag, {at:DateTime64(6, 'UTC')} AS at",
        values,
      );
      expect(rows).toEqual([{ ...values, at: "2026-01-01T10:30:00.123456Z" }]);
    });

    it.each([0, -0.1, 1e21, -1e308, 5e-324, Number.MAX_SAFE_INTEGER + 1])(
      "passes the number %d as it is",
      async (n) => {
        expect(await engine.query("SELECT {n:Float64} AS n", { n })).toEqual([{ n }]);
      },
    );

    it("runs queries at the same time without mixing up their parameters", async () => {
      const numbers = Array.from({ length: 20 }, (_, index) => index);
      const rows = await Promise.all(numbers.map((n) => engine.query<{ n: number }>("SELECT {n:Int64} AS n", { n })));
      expect(rows.map(([row]) => row?.n)).toEqual(numbers);
    });

    it.each([
      { whole: "secret" },
      { unknown_column: "secret" },
      { at: "secret" },
      { list: "secret" },
      { flag: "secret" },
    ])(
      "refuses a batch with the wrong row %j, stores nothing of it, and blames the rows without quoting them",
      async (wrong) => {
        const good = { id: "wrong", at: "2026-01-01T00:00:00Z" };
        const error = await engine
          .insert("suite", lines(good, { ...good, ...wrong }))
          .catch((thrown: unknown) => thrown);
        expect(error).toMatchObject({ refused: true });
        expect(inspect(error, { depth: 9 })).not.toContain("secret");
        expect(await count("id = 'wrong'")).toBe(0);
      },
    );

    it("says that the rows are not at fault when the table is missing", async () => {
      await expect(engine.insert("missing", lines({ id: "a" }))).rejects.toMatchObject({ refused: false });
    });

    it("stores a batch once under one token, over partitions and after reopening", async () => {
      const batch = lines(
        { id: "token", at: "2026-01-01T00:00:00Z" },
        { id: "token", at: "2026-02-01T00:00:00Z" },
        { id: "token", at: "2026-03-01T00:00:00Z" },
      );
      await engine.insert("suite", batch, { token: "batch-1" });
      await engine.insert("suite", batch, { token: "batch-1" });
      expect(await count("id = 'token'")).toBe(3);
      engine = await fixture.reopen();
      await engine.insert("suite", batch, { token: "batch-1" });
      expect(await count("id = 'token'")).toBe(3);
      await engine.insert("suite", batch, { token: "batch-2" });
      expect(await count("id = 'token'")).toBe(6);
    });

    it("finishes what runs when it is closed, and refuses what comes after", async () => {
      const running = Promise.all([
        engine.query("SELECT sleep(0.3)"),
        engine.query<{ n: number }>("SELECT {n:Int64} AS n", { n: 7 }),
        engine.insert("suite", lines({ id: "closing", at: "2026-01-01T00:00:00Z" })),
      ]);
      const closed = engine.close();
      await expect(engine.query("SELECT 1")).rejects.toThrow("closed");
      await closed;
      expect((await running)[1]).toEqual([{ n: 7 }]);
      engine = await fixture.reopen();
      expect(await count("id = 'closing'")).toBe(1);
    });
  });
}
