import { readdirSync } from 'node:fs';
import type { Procedure } from '../procedures/index.ts';
import type { Effect } from '../register/effects.ts';

/** What each kind of effect does to the register, in words. */
export const EFFECT_NAMES: Readonly<Record<Effect['kind'], string>> = {
  REGISTER: '新的有效注册',
  AMEND: '注册信息变更',
  CORRECT_PERSON: '注册信息中的身份信息更正',
  CORRECT_PERSON_EVERYWHERE: '本人全部注册信息中的身份信息更正',
  TRANSFER_OUT: '区内到区外变更',
  FILE: '注册备案（执业信息无效）',
  CANCEL_FILE: '取消备案，恢复有效',
  DEREGISTER: '注销',
  RENEW: '有效期延续',
  OPEN_FILING: '多执业机构备案生效',
  CANCEL_FILING: '多执业机构备案终止',
  MAINTAIN: '个人信息更新',
  TELL_FORMER_AUTHORITY: '告知原注册机关',
  CORRECT_QUALIFICATION: '资格信息更正（由资格库写入）',
  REPRINT: '证书补发',
  CLOSE_ACCOUNT: '关闭账户',
};

/** Texts of the functions that definitions share, by name. */
export type SharedFunctions = ReadonlyMap<string, string>;

export async function sharedFunctions(): Promise<SharedFunctions> {
  const folder = new URL('../procedures/parts/', import.meta.url);
  const files = readdirSync(folder).filter((file) => /^[a-z0-9-]+\.(js|ts)$/.test(file));
  const texts = new Map<string, string>();
  for (const file of files.sort()) {
    const module: Record<string, unknown> = await import(new URL(file, folder).href);
    for (const [name, shared] of Object.entries(module)) {
      if (typeof shared === 'function') texts.set(name, shared.toString());
    }
  }
  return texts;
}
const KIND = /\bkind: ['"]([A-Z_]+)['"]/g;
const NAME = /\b[a-zA-Z]\w*\b/g;

/**
 * @returns the kinds of effects that a definition names, in the order of `EFFECT_NAMES`. A definition is read, not run, here: its
 * own text and that of the shared functions that it calls.
 */
export function effectKinds({ effects, onceSettled }: Procedure, shared: SharedFunctions): Effect['kind'][] {
  const seen = new Set<string>();
  const named = new Set<string>();
  const read = (text: string) => {
    for (const [, kind] of text.matchAll(KIND)) if (kind) named.add(kind);
    for (const [name] of text.matchAll(NAME)) {
      const called = seen.has(name) ? undefined : shared.get(name);
      seen.add(name);
      if (called) read(called);
    }
  };
  read(effects.toString());
  if (onceSettled) read(onceSettled.toString());
  return (Object.keys(EFFECT_NAMES) as Effect['kind'][]).filter((kind) => named.has(kind));
}
