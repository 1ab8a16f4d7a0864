/** The option `--json` of every task that has a result. */
export const JSON_OPTION = {
  name: "json",
  description: "Also write the result to this file as JSON; - for standard output, and nothing else there",
  defaultValue: "",
} as const;
