import type { ApiAnswer } from "@kai/client/api";
import { Button } from "../../ui/button.tsx";
import { CodeBlock } from "../../ui/code-block.tsx";
import { Dialog } from "../../ui/dialog.tsx";

/** Shows a key for the only time. */
export function NewKeyDialog({ made: { key, name }, onClose }: { made: ApiAnswer<"createKey">; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`The key “${name}”`}
      description="This is the only time that it is shown: the server keeps its hash alone."
    >
      <div className="flex flex-col gap-4">
        <CodeBlock name="the key" code={key} />
        <CodeBlock name=".env" code={`KAI_BASE_URL=${location.origin}\nKAI_API_KEY=${key}`} />
        <Button variant="primary" className="self-end" onClick={onClose}>
          I have copied it
        </Button>
      </div>
    </Dialog>
  );
}
