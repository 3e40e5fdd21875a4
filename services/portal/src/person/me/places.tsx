import {
  BookOutlined,
  CalendarOutlined,
  FlagOutlined,
  IdcardOutlined,
  QuestionCircleOutlined,
  SafetyCertificateOutlined,
  SolutionOutlined,
  TrophyOutlined,
} from '@ant-design/icons';

/** What a person owns, in the order in which it is looked for. */
export const PLACES = [
  { key: 'registrations', to: '/person/me/registrations', icon: <IdcardOutlined aria-hidden /> },
  { key: 'qualifications', to: '/person/me/qualifications', icon: <TrophyOutlined aria-hidden /> },
  { key: 'information', to: '/person/me/information', icon: <SolutionOutlined aria-hidden /> },
  { key: 'archive', to: '/person/me/archive', icon: <BookOutlined aria-hidden /> },
  { key: 'records', to: '/person/me/records', icon: <FlagOutlined aria-hidden /> },
  { key: 'appointments', to: '/person/me/appointments', icon: <CalendarOutlined aria-hidden /> },
  { key: 'security', to: '/person/security', icon: <SafetyCertificateOutlined aria-hidden /> },
  { key: 'help', to: '/person/help', icon: <QuestionCircleOutlined aria-hidden /> },
] as const;
