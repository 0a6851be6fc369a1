/** Where an export goes. */
export interface ExportFile {
  /** @throws When there is no more room for it. */
  write: (text: string) => Promise<void>;
  /** Ends the file and keeps it. */
  close: () => Promise<void>;
  /** Gives up; what was written is thrown away where that is possible. */
  abort: () => Promise<void>;
}

/** What browsers with the File System Access API have. */
interface FilePickers {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
}

/** Most characters of a file that is gathered in memory. */
const mostInMemory = 256 * 1024 * 1024;

/**
 * Opens a file to write to: where the browser lets a page write to the disk, one that the reader chooses, of any size; else one that is gathered in memory and
 * then downloaded.
 *
 * @returns undefined when the reader chose none
 */
export async function openExportFile(name: string): Promise<ExportFile | undefined> {
  const { showSaveFilePicker } = window as FilePickers;
  if (!showSaveFilePicker) return memoryFile(name);
  try {
    const handle = await showSaveFilePicker({ suggestedName: name });
    const stream = await handle.createWritable();
    return { write: (text) => stream.write(text), close: () => stream.close(), abort: () => stream.abort() };
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return undefined;
    throw error;
  }
}

function memoryFile(name: string): ExportFile {
  let parts: Blob[] = [];
  let characters = 0;
  return {
    async write(text) {
      characters += text.length;
      if (characters > mostInMemory)
        throw new Error(
          "This browser gathers a download in memory, and these logs are more than 256 MB. Choose fewer columns or a shorter time range, use Chrome or Edge over https, or `kai export` on the server.",
        );
      parts.push(new Blob([text]));
    },
    async close() {
      const address = URL.createObjectURL(new Blob(parts));
      const link = document.createElement("a");
      link.href = address;
      link.download = name;
      link.click();
      // The browser has it by then.
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    },
    async abort() {
      parts = [];
    },
  };
}
