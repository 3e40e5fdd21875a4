import {
  AuditOutlined,
  BankOutlined,
  CalendarOutlined,
  FileAddOutlined,
  InboxOutlined,
  KeyOutlined,
  SafetyCertificateOutlined,
  SolutionOutlined,
  TeamOutlined,
  UserDeleteOutlined,
} from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useWaitingCount } from '../applications/queue/use-waiting-count.ts';
import type { Entry } from '../layouts/StaffLayout.tsx';

/** 本院医师信息审核 (S1-I §2.2): photo and data end at the institution; they wait in its to-do list, by profession. */
const INFORMATION = [
  { profession: 'PHYSICIAN', procedure: 'PHY_INFO' },
  { profession: 'TCM_SPECIALTY', procedure: 'TCM_INFO' },
  { profession: 'NURSE', procedure: 'NUR_INFO' },
] as const;

/** The places of the institution end, as its menu names them (S1-I, S2-Q20 to Q24, Q41 to Q45). */
export function usePlaces(): Entry[] {
  const { t } = useTranslation('institution');
  return [
    { to: '/institution', label: t('nav.todo'), icon: <InboxOutlined aria-hidden />, count: useWaitingCount() },
    {
      to: '/institution/people',
      label: t('nav.people'),
      icon: <TeamOutlined aria-hidden />,
      children: [
        { to: '/institution/people/primary', label: t('nav.primary') },
        { to: '/institution/people/filed-elsewhere', label: t('nav.filedElsewhere') },
        { to: '/institution/people/filed-here', label: t('nav.filedHere') },
      ],
    },
    {
      to: '/institution/information-review',
      label: t('nav.informationReview'),
      icon: <SolutionOutlined aria-hidden />,
      children: INFORMATION.map(({ profession, procedure }) => ({
        to: `/institution?procedure=${procedure}`,
        label: t(`nav.information.${profession}`),
      })),
    },
    { to: '/institution/activation', label: t('nav.activation'), icon: <KeyOutlined aria-hidden /> },
    { to: '/institution/submissions', label: t('nav.submissions'), icon: <FileAddOutlined aria-hidden /> },
    { to: '/institution/appointments', label: t('nav.appointments'), icon: <CalendarOutlined aria-hidden /> },
    { to: '/institution/verification', label: t('nav.verification'), icon: <SafetyCertificateOutlined aria-hidden /> },
    { to: '/institution/records', label: t('nav.records'), icon: <AuditOutlined aria-hidden /> },
    { to: '/institution/revocations', label: t('nav.revocations'), icon: <UserDeleteOutlined aria-hidden /> },
    { to: '/institution/own', label: t('nav.own'), icon: <BankOutlined aria-hidden /> },
  ];
}
