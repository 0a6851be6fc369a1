import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "@kai/testing/browser";

const faces = [
  { family: "Inter", file: "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2" },
  { family: "Inter", file: "@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2", range: "U+0100-02FF" },
  { family: "Inter", file: "@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2", range: "U+0400-045F" },
  {
    family: "JetBrains Mono",
    file: "@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
  },
];

const style = `
${faces
  .map(
    ({ family, range }, index) =>
      `@font-face { font-family: "${family}"; font-weight: 100 900; src: url(/fixed-fonts/${index}.woff2); ${range ? `unicode-range: ${range};` : ""} }`,
  )
  .join("\n")}
:root, body, button, input, select, textarea { font-family: Inter, sans-serif; }
code, pre, kbd, samp, .font-mono { font-family: "JetBrains Mono", monospace; font-variant-ligatures: none; }
`;

/** Gives a page the same fonts on every machine, from its own origin, so that its policy lets them through. */
export async function fixFonts(page: Page): Promise<void> {
  await page.route("**/fixed-fonts/*.woff2", async (route) => {
    const { file } = faces[Number(/(\d+)\.woff2$/.exec(route.request().url())![1])]!;
    await route.fulfill({ contentType: "font/woff2", body: await readFile(fileURLToPath(import.meta.resolve(file))) });
  });
  await page.route("**/fixed-fonts/style.css", (route) => route.fulfill({ contentType: "text/css", body: style }));
  // In the document itself, so that charts, which measure text once, find the fonts too.
  await page.route(
    (url) => !url.pathname.startsWith("/api/"),
    async (route) => {
      if (route.request().resourceType() !== "document") return route.fallback();
      const response = await route.fetch();
      const link = '<link rel="stylesheet" href="/fixed-fonts/style.css" />';
      return route.fulfill({ response, body: (await response.text()).replace("</head>", `${link}</head>`) });
    },
  );
}
