import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './data-folder.ts';

/** The national authority of the demo: an invented one. */
export const DEMO_NATION = {
  authority: '国家中医药管理局中医师资格认证中心（演示）',
  creditCode: '11100000000013338W',
  signatory: '郑国安',
  officer: '孙立新',
  phone: '13800000001',
};

/** Runs the operator's command of the institutions service as the README tells it for a new installation. */
export async function prepareInstallation(env: Record<string, string>): Promise<void> {
  const { authority, creditCode, signatory, officer, phone } = DEMO_NATION;
  await promisify(execFile)(
    process.execPath,
    [
      join(ROOT, 'services/institutions/dist/operator.js'),
      ...['--authority', authority, '--credit-code', creditCode, '--signatory', signatory],
      ...['--officer', officer, '--phone', phone],
    ],
    { env },
  );
}
