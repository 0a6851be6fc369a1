/** One flag of a command. */
export interface Option {
  /** Its name, without the dashes. */
  flag: string;
  help: string;
  /** What its value is called in the help. @default "VALUE" */
  value?: string;
  /** A `switch` takes no value; a `list` may be given more than once. @default one value */
  kind?: "switch" | "list";
  /** Variables of the environment that say the same; the first that is set counts. */
  variables?: readonly string[];
  fallback?: string;
}
