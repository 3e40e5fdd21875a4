import { ApartmentOutlined, BankOutlined, ControlOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../layouts/StaffLayout.tsx';
import { hasOneOf, type Right, useRights } from './rights.ts';

/** Which rights open which page of the administration: the menu shows the others to nobody, their addresses say so. */
export const ADMINISTRATION_RIGHTS = {
  institutions: [
    'MANAGE_INSTITUTIONS',
    'ISSUE_INSTITUTION_ACCOUNTS',
    'ACCEPT_APPLICATIONS',
    'DECIDE_APPLICATIONS',
    'SUPERVISE',
  ],
  'institutions/register': ['MANAGE_INSTITUTIONS'],
  'institutions/account': ['ISSUE_INSTITUTION_ACCOUNTS'],
  'name-merges': ['MANAGE_INSTITUTIONS'],
  trusteeships: ['MANAGE_INSTITUTIONS', 'ACCEPT_APPLICATIONS', 'SUPERVISE'],
  authorities: ['MANAGE_AUTHORITIES'],
  regions: ['MANAGE_AUTHORITIES'],
  revocations: ['DECIDE_APPLICATIONS', 'SUPERVISE'],
  rules: ['CONFIGURE_PROVINCE'],
  'rules/scopes': ['CONFIGURE_PROVINCE'],
  'rules/mappings': ['CONFIGURE_PROVINCE'],
} as const satisfies Record<string, readonly Right[]>;

type Place = keyof typeof ADMINISTRATION_RIGHTS;
const GROUPS: { group: string; icon: React.ReactNode; places: Place[] }[] = [
  {
    group: 'institutions',
    icon: <BankOutlined aria-hidden />,
    places: ['institutions', 'name-merges', 'trusteeships'],
  },
  { group: 'authorities', icon: <ApartmentOutlined aria-hidden />, places: ['authorities', 'regions', 'revocations'] },
  { group: 'rules', icon: <ControlOutlined aria-hidden />, places: ['rules', 'rules/scopes', 'rules/mappings'] },
];

/** The administration's part of the menu: what the user has a right for. */
export function useAdministrationEntries(): Entry[] {
  const { t } = useTranslation('administration');
  const { rights } = useRights();
  return GROUPS.flatMap(({ group, icon, places }): Entry[] => {
    const children = places
      .filter((place) => hasOneOf(rights, ADMINISTRATION_RIGHTS[place]))
      .map((place) => ({ to: `/authority/${place}`, label: t(`nav.${place}`) }));
    return children.length === 0
      ? []
      : [{ to: `group:administration-${group}`, label: t(`navGroup.${group}`), icon, children }];
  });
}
