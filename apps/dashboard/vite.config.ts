import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { firstLoad } from "./first-load.ts";

/** The server that `pnpm dev` shows the pages of. */
const server = process.env["KAI_BASE_URL"] ?? "http://127.0.0.1:8787";

export default defineConfig({
  plugins: [react(), tailwindcss(), firstLoad()],
  build: {
    target: "es2023",
    // A data: URL for what is small would be refused by the content security policy, were it a script.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    // What every page needs is one file: many small ones compress worse.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "app", tags: ["$initial"] }] } } },
  },
  server: { host: "127.0.0.1", proxy: { "/api": { target: server, changeOrigin: false } } },
});
