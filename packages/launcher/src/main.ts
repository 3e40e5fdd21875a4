import { join } from 'node:path';
import { environment } from '@medreg/env';
import { openDemo } from '@medreg/journey';
import { dataFolder, ROOT } from './data-folder.ts';
import { launch } from './launch.ts';
import { prepareInstallation } from './prepare-installation.ts';
import { welcome } from './welcome.ts';

const say = (line: string) => console.log(line);
const data = dataFolder();
let stop: () => Promise<void> = async () => {};
let stopped: Promise<void> | undefined;

function end(code: number): void {
  if (stopped) return;
  say('\nStopping …');
  stopped = stop();
  stopped.then(
    () => process.exit(code),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
}
process.on('SIGINT', () => end(0));
process.on('SIGTERM', () => end(0));

try {
  say('Starting medreg …');
  const house = await launch({
    root: ROOT,
    data,
    env: environment(),
    watch: process.argv.includes('--watch'),
    say,
    onGivenUp: (reason) => {
      console.error(reason);
      end(1);
    },
  });
  stop = house.stop;
  const { accounts, candidates } = await openDemo({
    url: house.gatewayUrl,
    file: join(data, 'demo-accounts.json'),
    prepare: () => prepareInstallation(house.settings('institutions')),
    say,
  });
  say(welcome({ url: house.gatewayUrl, data, accounts, candidates }));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  end(1);
}
