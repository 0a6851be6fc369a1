import { crc32, deflateSync } from "node:zlib";

const width = 160;
const height = 120;

/** A small picture of a tent in the snow, with a tear in it: PNG, as a data URL. */
export const tornTent = `data:image/png;base64,${png(colourAt).toString("base64")}`;

function colourAt(x: number, y: number): [number, number, number] {
  const fromMiddle = Math.abs(x - 80);
  const inTent = y > 30 && y < 100 && fromMiddle < (y - 30) * 0.9;
  const inTear = y > 60 && y < 88 && Math.abs(x - 62 - (y - 60) / 3 - 2 * Math.sin(y)) < 2.5;
  if (inTent && inTear) return [60, 20, 20];
  if (inTent) return fromMiddle < (y - 55) * 0.35 ? [180, 70, 40] : [230, 120 + y / 2, 50];
  if (y > 95 + 3 * Math.sin(x / 9)) return [235, 240, 245];
  return [90 + y, 140 + y, 220];
}

function png(colour: (x: number, y: number) => [number, number, number]): Buffer {
  const rows: number[] = [];
  for (let y = 0; y < height; y++) {
    rows.push(0);
    for (let x = 0; x < width; x++) rows.push(...colour(x, y).map(Math.round));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a channel, red, green and blue.
  header.set([8, 2], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.from(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(content.length + 8);
  framed.writeUInt32BE(data.length, 0);
  content.copy(framed, 4);
  framed.writeUInt32BE(crc32(content), content.length + 4);
  return framed;
}
