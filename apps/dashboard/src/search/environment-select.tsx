import { useSession } from "../api/session.ts";
import { NativeSelect } from "../ui/input.tsx";

/** Chooses the environment whose logs are meant; the session's own is the default and stands in no address. */
export function EnvironmentSelect({
  env,
  onChange,
}: {
  env: string | undefined;
  onChange: (env: string | undefined) => void;
}) {
  const { environment } = useSession();
  const shown = env ?? environment;
  const choices = [...new Set(["prod", "test", environment, shown])].filter((each) => each !== "all");
  return (
    <NativeSelect
      aria-label="Environment"
      value={shown}
      onChange={({ target: { value } }) => onChange(value === environment ? undefined : value)}
      className="h-7 text-xs"
    >
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {choice}
        </option>
      ))}
      <option value="all">all</option>
    </NativeSelect>
  );
}
