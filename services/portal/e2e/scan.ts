import { spawnSync } from 'node:child_process';

/** Reads the QR code of a picture as a phone would. @returns its text, or null where there is none */
export function codeIn(picture: Buffer): string | null {
  const { stdout } = spawnSync('zbarimg', ['--quiet', '--raw', '-'], { input: picture, encoding: 'utf8' });
  return stdout.trim() || null;
}
