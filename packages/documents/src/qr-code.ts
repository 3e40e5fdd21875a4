import QRCode from 'qrcode';
import type { Sheet } from './sheet.ts';

/** Modules of white around a QR code (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/**
 * Draws a QR code as one vector path, quiet zone and white ground included; `size` is the outer edge in points. Error
 * correction M (15 %): a long address stays coarse enough for a phone at 3 cm.
 */
export function drawQrCode(
  sheet: Sheet,
  text: string,
  { x, y, size, color = '#000000' }: { x: number; y: number; size: number; color?: string },
): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const module = size / (modules.size + 2 * QUIET_ZONE);
  sheet.rect(x, y, size, size).fill('#ffffff');
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue;
      let length = 1;
      while (column + length < modules.size && modules.get(row, column + length)) length += 1;
      sheet.rect(x + (QUIET_ZONE + column) * module, y + (QUIET_ZONE + row) * module, length * module, module);
      column += length;
    }
  }
  sheet.fill(color);
}
