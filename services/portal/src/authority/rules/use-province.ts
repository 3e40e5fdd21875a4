import { useAddress } from '../../design/use-address.ts';
import { RegionsBelow } from '../../generated/authority/regions/regions.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useMe } from '../../session/use-me.ts';

/** Whose rules: a provincial officer's own province; the national level chooses one, which stands in the address. */
export function useProvince() {
  const { account } = useMe();
  const [{ province }, set] = useAddress('province');
  const authority = account?.authority;
  const national = authority?.level === 'NATIONAL';
  const { data } = useAnswer(RegionsBelow, { parentCode: '000000' }, { enabled: national, staleTime: 3_600_000 });
  const provinces = data?.regions ?? [];
  const own = authority && !national ? authority.region : null;
  const chosen = own ?? provinces.find(({ code }) => code === province) ?? provinces[0] ?? null;
  return {
    province: chosen && { code: chosen.code, name: own ? own.fullName : chosen.fullName },
    /** What the national level chooses from; empty for a province. */
    provinces,
    choose: (code: string) => set({ province: code }),
    /** To be added to the address of another page about the same province. */
    search: national && chosen ? `?province=${chosen.code}` : '',
  };
}
