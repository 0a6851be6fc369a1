import type { Browser } from "@kai/testing/browser";

/** Makes WebP of PNG, which the browser can do and needs no other program. */
export async function webp(browser: Browser, png: Buffer, quality: number): Promise<Buffer> {
  const page = await browser.newPage();
  const encoded = await page.evaluate<string>(`(async () => {
    const bitmap = await createImageBitmap(await (await fetch("data:image/png;base64,${png.toString("base64")}")).blob());
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
    canvas.getContext("2d").drawImage(bitmap, 0, 0);
    return canvas.toDataURL("image/webp", ${quality}).split(",")[1];
  })()`);
  await page.close();
  return Buffer.from(encoded, "base64");
}
