import { OPTIONS, readConfig } from "../config.ts";

/** Prints every option: environment variable, present value, default, meaning. Secrets are shown as `(set)`. */
export function printConfig(env: Readonly<Record<string, string | undefined>>, output: NodeJS.WritableStream): void {
  const config = readConfig(env);
  for (const [name, option] of Object.entries(OPTIONS)) {
    const value = config[name as keyof typeof OPTIONS];
    const secret = "secret" in option && option.secret;
    const empty = value === null || (Array.isArray(value) && value.length === 0);
    const shown = empty ? "" : secret ? "(set)" : printed(value);
    output.write(
      `${option.env}=${shown}\n    ${option.doc}. Default: ${option.defaultText === "" ? "none" : option.defaultText}.\n`,
    );
  }
}

function printed(value: string | number | boolean | object): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
