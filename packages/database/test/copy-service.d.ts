/** A copy of the tiny service that a test may change. */
export declare function copyService(): Promise<{
  dir: string;
  /** Changes the schema's text. */
  edit(from: string, to: string): Promise<void>;
  /** Writes a migration by hand. */
  writeMigration(name: string, sql: string): Promise<void>;
  remove: () => Promise<void>;
}>;
