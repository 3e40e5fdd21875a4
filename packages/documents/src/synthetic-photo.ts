import { createHash } from 'node:crypto';
import sharp from 'sharp';

/** The drawing's own units, in the ratio 35:49 of a two-inch photo. */
const WIDTH = 840;
const HEIGHT = 1176;
/** Pixels of the picture: 350 dpi at 35 × 49 mm, well above the smallest that is accepted (413 × 579). */
const PIXEL_WIDTH = 560;
const PIXEL_HEIGHT = 784;

const CLOTHES = ['#2f4858', '#33658a', '#4a5759', '#54494b', '#3d5a80', '#4f5d75', '#5b4b49', '#37505c'];
const SKINS = ['#e9c9ae', '#e3bf9f', '#dcb48f', '#edd0b5'];
const HAIRS = ['#23201f', '#2d2624', '#1d1d20', '#3a3230', '#55504e'];

/**
 * A portrait of nobody for demonstrations and tests: a drawn head and shoulders without a face on white, 560 × 784 JPEG,
 * valid by the rules for photos (domain A24). The same seed gives the same picture.
 */
export async function syntheticPhoto(seed: string | number): Promise<Buffer> {
  const dice = createHash('sha256').update(String(seed)).digest();
  const figure = await sharp(Buffer.from(portrait(dice)))
    .removeAlpha()
    .raw()
    .toBuffer();
  addGrain(figure, dice.readUInt32LE(16));
  return sharp(figure, { raw: { width: PIXEL_WIDTH, height: PIXEL_HEIGHT, channels: 3 } })
    .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

function portrait(dice: Buffer): string {
  const pick = <T>(choices: readonly [T, ...T[]] | readonly T[], byte: number): T => {
    const choice = choices[(dice[byte] ?? 0) % choices.length];
    if (choice === undefined) throw new Error('nothing to choose from');
    return choice;
  };
  const between = (byte: number, low: number, high: number) => low + ((dice[byte] ?? 0) / 255) * (high - low);
  const [cloth, skin, hair] = [pick(CLOTHES, 0), pick(SKINS, 1), pick(HAIRS, 2)];
  const head = { x: WIDTH / 2, y: 452, rx: between(3, 150, 172), ry: between(4, 196, 216) };
  const shoulder = between(5, 250, 300);
  const fringe = between(6, -70, -10);
  const longHair = (dice[7] ?? 0) % 2 === 0;
  const top = head.y - head.ry - 34;
  const side = head.rx + 22;
  const end = longHair ? head.y + 250 : head.y - 20;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${PIXEL_WIDTH}" height="${PIXEL_HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
  <defs>
    <linearGradient id="coat" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${cloth}" stop-opacity="0.86"/><stop offset="1" stop-color="${cloth}"/></linearGradient>
    <radialGradient id="skin" cx="0.42" cy="0.38" r="0.75"><stop offset="0" stop-color="${skin}"/><stop offset="1" stop-color="${skin}" stop-opacity="0.78"/></radialGradient>
  </defs>
  <rect width="100%" height="100%" fill="#ffffff"/>
  ${longHair ? `<path d="M${head.x - side} ${head.y - 40} C ${head.x - side - 40} ${end - 60}, ${head.x - side + 10} ${end}, ${head.x - 90} ${end} L ${head.x + 90} ${end} C ${head.x + side - 10} ${end}, ${head.x + side + 40} ${end - 60}, ${head.x + side} ${head.y - 40} Z" fill="${hair}"/>` : ''}
  <path d="M${head.x - shoulder - 90} ${HEIGHT} C ${head.x - shoulder - 70} 860, ${head.x - 210} 800, ${head.x - 82} 762 L ${head.x + 82} 762 C ${head.x + 210} 800, ${head.x + shoulder + 70} 860, ${head.x + shoulder + 90} ${HEIGHT} Z" fill="url(#coat)"/>
  <path d="M${head.x - 84} 610 L ${head.x - 84} 764 L ${head.x} 900 L ${head.x + 84} 764 L ${head.x + 84} 610 Z" fill="#ffffff"/>
  <path d="M${head.x - 84} 600 L ${head.x - 84} 756 Q ${head.x} 850 ${head.x + 84} 756 L ${head.x + 84} 600 Z" fill="${skin}"/>
  <path d="M${head.x - 96} 752 L ${head.x} 884 L ${head.x - 74} 960 L ${head.x - 150} 790 Z M${head.x + 96} 752 L ${head.x} 884 L ${head.x + 74} 960 L ${head.x + 150} 790 Z" fill="#f4f5f6" stroke="${cloth}" stroke-opacity="0.25" stroke-width="3"/>
  <ellipse cx="${head.x}" cy="${head.y}" rx="${head.rx}" ry="${head.ry}" fill="#ffffff"/>
  <ellipse cx="${head.x}" cy="${head.y}" rx="${head.rx}" ry="${head.ry}" fill="url(#skin)"/>
  <path d="M${head.x - side + 6} ${head.y - 4} C ${head.x - side - 30} ${top + 40}, ${head.x - 90} ${top}, ${head.x} ${top} C ${head.x + 90} ${top}, ${head.x + side + 30} ${top + 40}, ${head.x + side - 6} ${head.y - 4} C ${head.x + side - 30} ${head.y - 90}, ${head.x + 90} ${head.y - 110}, ${head.x + fringe} ${head.y - 118} C ${head.x - 70} ${head.y - 120}, ${head.x - side + 30} ${head.y - 90}, ${head.x - side + 6} ${head.y - 4} Z" fill="${hair}"/>
</svg>`;
}

/** Grain like a camera's, on the figure only: the white ground stays white. */
function addGrain(pixels: Buffer, seed: number): void {
  let state = seed || 1;
  for (let index = 0; index < pixels.length; index += 3) {
    if ((pixels[index] ?? 255) > 250) continue;
    // xorshift32
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const grain = (state & 7) - 3;
    for (let channel = 0; channel < 3; channel += 1) {
      pixels[index + channel] = Math.min(255, Math.max(0, (pixels[index + channel] ?? 0) + grain));
    }
  }
}
