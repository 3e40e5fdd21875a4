import { useQuery } from '@tanstack/react-query';
import {
  AuthoritiesOfRegion,
  type AuthoritiesOfRegionQuery,
} from '../../generated/authority/institutions/institutions.ts';
import { RegionPath } from '../../generated/authority/regions/regions.ts';
import { ask } from '../../graph/ask.ts';

type Authority = AuthoritiesOfRegionQuery['authorities'][number];

/** The authorities of a division and of every one above it within the province, the nearest first. */
export function useAuthoritiesAbove(regionCode: string | null | undefined): readonly Authority[] {
  const { data } = useQuery({
    queryKey: ['AuthoritiesAbove', regionCode],
    enabled: Boolean(regionCode),
    queryFn: async ({ signal }) => {
      const { region } = await ask(RegionPath, { code: regionCode ?? '' }, { signal });
      const chain = [region, region?.parent, region?.parent?.parent, region?.parent?.parent?.parent];
      const codes = chain.flatMap((one) => (one && one.level !== 'NATIONAL' ? [one.code] : []));
      const answers = await Promise.all(
        codes.map((code) => ask(AuthoritiesOfRegion, { regionCode: code }, { signal })),
      );
      return answers.flatMap(({ authorities }) => authorities);
    },
  });
  return data ?? [];
}
