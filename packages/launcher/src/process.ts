import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Start {
  name: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
  log: string;
  /** Address that answers 200 once the process is ready. */
  readyUrl: string;
}

const READY_WITHIN_MS = 90_000;
const GRACE_MS = 15_000;

/** One child process: its log in a file, its end noticed, its stop orderly. */
export class Running {
  readonly start: Start;
  readonly child: ChildProcess;
  /** Resolves when the process has ended, with words for it. */
  readonly ended: Promise<string>;
  private gone = false;

  constructor(start: Start) {
    this.start = start;
    const log = openSync(start.log, 'a');
    // A group of its own: Ctrl-C reaches the launcher alone, which stops the parts in order.
    this.child = spawn(process.execPath, start.args, {
      cwd: start.cwd,
      env: start.env,
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    this.ended = new Promise((resolve) => {
      this.child.once('error', (error) => resolve(error.message));
      this.child.once('exit', (code, signal) => {
        this.gone = true;
        resolve(signal ? `signal ${signal}` : `exit code ${code}`);
      });
    });
  }

  /** @throws Error with the last lines of the log when the process ends or stays unready */
  async ready(): Promise<void> {
    const deadline = Date.now() + READY_WITHIN_MS;
    let how: string | undefined;
    this.ended.then((text) => {
      how = text;
    });
    while (Date.now() < deadline && how === undefined) {
      const answer = await fetch(this.start.readyUrl, { signal: AbortSignal.timeout(2000) }).catch(() => null);
      if (answer?.ok) return;
      await sleep(100);
    }
    throw new Error(`${this.start.name} ${how ? `ended (${how})` : 'is not ready'}.\n${this.lastLines()}`);
  }

  lastLines(count = 12): string {
    const lines = readFileSync(this.start.log, 'utf8').trimEnd().split('\n').slice(-count);
    return `Last lines of ${this.start.log}:\n${lines.map((line) => `  ${line}`).join('\n')}`;
  }

  /** SIGTERM, and SIGKILL when that is not heard. */
  async stop(): Promise<void> {
    if (this.gone) return;
    this.child.kill('SIGTERM');
    const inTime = await Promise.race([this.ended, sleep(GRACE_MS, null, { ref: false })]);
    if (inTime === null) this.child.kill('SIGKILL');
    await this.ended;
  }
}
