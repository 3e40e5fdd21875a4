import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import { migrationAdapter } from './migration-adapter.ts';

// Node has it, its types for version 20 do not.
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: Record<string, object>): Promise<{ exports: EngineExports }>;
};
type EngineExports = { __wbindgen_start(): void };
type Background = typeof import('@prisma/schema-engine-wasm/schema_engine_bg') & {
  __wbg_set_wasm(exports: EngineExports): void;
};

/** Tables and enums that migrations never touch: none, every service owns its database. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] };

let loading: Promise<Background> | undefined;

/**
 * Prisma's schema engine from WebAssembly: the same engine as `prisma migrate`, without a binary to download.
 * The package's entry imports .wasm as a module, which Node cannot do without a flag, so it is instantiated by hand.
 */
function loadEngine(): Promise<Background> {
  loading ??= (async () => {
    const entry = '@prisma/schema-engine-wasm/schema_engine_bg';
    const background: Background = await import(entry);
    const file = createRequire(import.meta.url)
      .resolve(entry)
      .replace(/\.js$/, '.wasm');
    const module = await WebAssembly.compile(await readFile(file));
    const { exports } = await WebAssembly.instantiate(module, { './schema_engine_bg.js': importsOf(background) });
    // The engine tells here why it gave up; without it the reason is lost.
    Object.assign(globalThis, {
      PRISMA_WASM_PANIC_REGISTRY: { set_message: (reason: string) => console.error(reason) },
    });
    background.__wbg_set_wasm(exports);
    exports.__wbindgen_start();
    return background;
  })();
  return loading;
}

/** What the engine imports. The timer of its lock, which it never clears, would keep a process alive for 10 s. */
function importsOf(background: Background): object {
  const imports = Object.entries(background).map(([name, value]) => {
    if (!name.startsWith('__wbg_setTimeout_')) return [name, value];
    return [name, (callback: () => void, delay: number) => setTimeout(callback, delay).unref()];
  });
  return Object.fromEntries(imports);
}

/** The engine refused or failed. The message is its own, without the trace through its source. */
export class SchemaEngineError extends Error {
  override name = 'SchemaEngineError';
  /** What the database said about a migration's SQL, if that was it. */
  readonly refusal: string | null;

  constructor(cause: unknown, refusal: string | null) {
    const message = cause instanceof Error ? cause.message : String(cause);
    super(message.split(/\n\s+0: /)[0]?.trim(), { cause });
    this.refusal = refusal;
  }
}

/**
 * Lends a schema engine that is connected to the database to `work`.
 * @throws SchemaEngineError
 */
export async function withSchemaEngine<T>(
  connectionString: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine } = await loadEngine();
  const { factory, refusal, close } = migrationAdapter(connectionString);
  try {
    const bound = bindMigrationAwareSqlAdapterFactory(factory);
    const engine = await SchemaEngine.new({ datamodels: undefined }, () => {}, bound);
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } catch (error) {
    throw new SchemaEngineError(error, refusal());
  } finally {
    await close();
  }
}
