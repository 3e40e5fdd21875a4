import {
  AlertOutlined,
  AuditOutlined,
  CalendarOutlined,
  DesktopOutlined,
  FileProtectOutlined,
  ImportOutlined,
  SolutionOutlined,
} from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../layouts/StaffLayout.tsx';
import { hasOneOf, type Right, useRights } from './rights.ts';

/** Which rights open which page of the desk: the menu shows the others to nobody, their addresses say so. */
export const DESK_RIGHTS = {
  window: ['ACCEPT_APPLICATIONS'],
  tasks: ['DECIDE_APPLICATIONS', 'SUPERVISE'],
  newTask: ['DECIDE_APPLICATIONS'],
  people: ['ACCEPT_APPLICATIONS', 'DECIDE_APPLICATIONS', 'SUPERVISE'],
  imports: ['IMPORT_QUALIFICATIONS'],
  supplement: ['SUPPLEMENT_QUALIFICATIONS'],
  'id-upgrades': ['SUPPLEMENT_QUALIFICATIONS'],
  'older-register': ['RECORD_REGISTRATIONS'],
  records: ['RECORD_PENALTIES', 'ACCEPT_APPLICATIONS', 'DECIDE_APPLICATIONS'],
  supervision: ['SUPERVISE'],
  appointments: ['ACCEPT_APPLICATIONS'],
} as const satisfies Record<string, readonly Right[]>;

type Place = keyof typeof DESK_RIGHTS;
const PLACES: { place?: Place; group?: string; icon?: React.ReactNode; children?: Place[] }[] = [
  { place: 'window', icon: <DesktopOutlined aria-hidden /> },
  { place: 'tasks', icon: <AuditOutlined aria-hidden /> },
  { place: 'people', icon: <SolutionOutlined aria-hidden /> },
  {
    group: 'qualifications',
    icon: <ImportOutlined aria-hidden />,
    children: ['imports', 'supplement', 'id-upgrades', 'older-register'],
  },
  { place: 'records', icon: <FileProtectOutlined aria-hidden /> },
  { place: 'supervision', icon: <AlertOutlined aria-hidden /> },
  { place: 'appointments', icon: <CalendarOutlined aria-hidden /> },
];

/** The desk's part of the menu: what the user has a right for. */
export function useDeskEntries(): Entry[] {
  const { t } = useTranslation('desk');
  const { rights } = useRights();
  const entry = (place: Place) => ({ to: `/authority/${place}`, label: t(`nav.${place}`) });
  const open = (place: Place) => hasOneOf(rights, DESK_RIGHTS[place]);
  return PLACES.flatMap(({ place, group, icon, children }): Entry[] => {
    if (place !== undefined) return open(place) ? [{ ...entry(place), icon }] : [];
    const shown = (children ?? []).filter(open).map(entry);
    return shown.length === 0 ? [] : [{ to: `group:${group}`, label: t(`nav.${group}`), icon, children: shown }];
  });
}
