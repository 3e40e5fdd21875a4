import { createHash, randomBytes } from 'node:crypto';
import type { Viewer } from '@medreg/viewer';
import QRCode from 'qrcode';
import type { Deps } from '../../context.ts';
import { findOwnLicence, licenceNotFound } from '../../own-licence.ts';
import { conditionsUnmet, unmetForPresenting } from '../../rules/claim-conditions.ts';
import { verifyUrl } from '../../verify-url.ts';

/** Seconds for which a shown code is good (domain 8.3: 30–60). */
const PRESENTATION_SECONDS = 60;

/** Marks a live code; an identifier begins with a digit. */
export const LIVE_CODE = /^p[A-Za-z0-9_-]{22}$/;

/** 亮照: a live code in a QR code; old codes are forgotten on the way. */
export async function presentLicence(deps: Deps, viewer: Viewer, licenceId: string) {
  const { db, clock, publicUrl } = deps;
  const own = await findOwnLicence(deps, viewer, licenceId);
  if (!own) return licenceNotFound();
  const unmet = unmetForPresenting(own.facts);
  if (unmet.length > 0) return conditionsUnmet(unmet);
  const presentedAt = clock.now();
  const expiresAt = new Date(presentedAt.getTime() + PRESENTATION_SECONDS * 1000);
  const code = `p${randomBytes(16).toString('base64url')}`;
  await db.presentation.create({ data: { codeHash: hashOf(code), licenceId: own.licence.id, presentedAt, expiresAt } });
  await db.presentation.deleteMany({ where: { expiresAt: { lt: presentedAt } } });
  const url = verifyUrl(publicUrl, code);
  const qrSvg = await QRCode.toString(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
  return { kind: 'PresentedLicence' as const, licence: own.licence, url, qrSvg, expiresAt };
}

export const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex');
