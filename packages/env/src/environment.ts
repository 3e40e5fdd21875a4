/** What a process was started with: names to texts, as the operating system gives them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process. The only reader of `process.env` in the project. */
export function environment(): Environment {
  return process.env;
}
