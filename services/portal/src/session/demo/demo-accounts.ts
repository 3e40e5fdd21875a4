import { useQuery } from '@tanstack/react-query';
import { isDevelopment } from '../../app/nonce.ts';
import type { End } from '../Guarded.tsx';

export interface DemoAccount {
  role: string;
  loginName: string;
  password: string;
}

/** Somebody whose qualification is known and who has no account yet. */
export interface Candidate {
  name: string;
  idNumber: string;
  /** Of the qualification certificate. */
  code: string;
  calling: string;
}

/** Whose account it is, by the words of its role. */
export function endOfRole(role: string): End {
  if (/^国家|卫生健康[委局]/.test(role)) return 'authority';
  return /医院|卫生服务中心|诊所/.test(role) ? 'institution' : 'person';
}

/** What the development's server tells; nothing anywhere else. */
export function useDemo(): { accounts: DemoAccount[]; candidates: Candidate[] } {
  const { data } = useQuery({
    queryKey: ['demo'],
    queryFn: async () => {
      const response = await fetch('/demo/accounts.json');
      if (!response.ok || !response.headers.get('content-type')?.includes('json')) return null;
      return (await response.json()) as { accounts: DemoAccount[]; candidates: Candidate[] };
    },
    enabled: isDevelopment,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return data ?? { accounts: [], candidates: [] };
}
