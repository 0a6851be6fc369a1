import { tmpdir } from "node:os";
import { expect, it } from "vitest";
import { type DiskRoom, watchDiskRoom } from "./disk-room.ts";

const path = tmpdir();

it("asks the system", async () => {
  const rooms = [
    await watchDiskRoom({ path, reserveBytes: 1 }),
    await watchDiskRoom({ path, reserveBytes: Number.MAX_SAFE_INTEGER }),
    await watchDiskRoom({ path: `${path}/there/is/no/such/place`, reserveBytes: 1 }),
  ];
  for (const room of rooms) room.stop();
  expect(rooms.map((room) => room.isLow())).toEqual([false, true, false]);
});

it("sees a disk fill up, and room come back", async () => {
  let free = 1000;
  const ask = async () => ({ bsize: 4096, bavail: free });
  const room: DiskRoom = await watchDiskRoom({ path, reserveBytes: 4096 * 100, ask });
  expect(room.isLow()).toBe(false);
  free = 99;
  await expect.poll(() => room.isLow()).toBe(true);
  free = 101;
  await expect.poll(() => room.isLow()).toBe(false);
  room.stop();
});
