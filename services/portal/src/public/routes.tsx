import {
  BankOutlined,
  FileTextOutlined,
  QuestionCircleOutlined,
  SafetyCertificateOutlined,
  SearchOutlined,
} from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { RouteObject } from 'react-router';
import { TopLayout } from '../layouts/TopLayout.tsx';
import { Foot } from './parts/Foot.tsx';
import '../applications/case.css';
import './public.css';

const PLACES = [
  { place: 'search', icon: <SearchOutlined aria-hidden /> },
  { place: 'institutions', icon: <BankOutlined aria-hidden /> },
  { place: 'licence-check', icon: <SafetyCertificateOutlined aria-hidden /> },
  { place: 'guide', icon: <FileTextOutlined aria-hidden /> },
  { place: 'help', icon: <QuestionCircleOutlined aria-hidden /> },
];

/** What everybody may see, and the doors to the other ends. */
function Public() {
  const { t } = useTranslation('public');
  return (
    <TopLayout
      home="/"
      foot={<Foot />}
      entries={PLACES.map(({ place, icon }) => ({ to: `/${place}`, label: t(`nav.${place}`), icon }))}
    />
  );
}

export const routes: RouteObject[] = [
  {
    element: <Public />,
    children: [
      { path: '/', lazy: () => import('./home/HomePage.tsx').then(({ HomePage }) => ({ Component: HomePage })) },
      {
        path: '/search',
        lazy: () => import('./search/SearchPage.tsx').then(({ SearchPage }) => ({ Component: SearchPage })),
      },
      {
        path: '/deregistered',
        lazy: () =>
          import('./search/DeregisteredPage.tsx').then(({ DeregisteredPage }) => ({ Component: DeregisteredPage })),
      },
      {
        path: '/institutions',
        lazy: () =>
          import('./institutions/InstitutionsPage.tsx').then(({ InstitutionsPage }) => ({
            Component: InstitutionsPage,
          })),
      },
      {
        path: '/institutions/:id',
        lazy: () =>
          import('./institutions/InstitutionPage.tsx').then(({ InstitutionPage }) => ({ Component: InstitutionPage })),
      },
      {
        path: '/licence-check',
        lazy: () => import('./check/CheckPage.tsx').then(({ CheckPage }) => ({ Component: CheckPage })),
      },
      {
        path: '/guide',
        lazy: () => import('./guide/GuidesPage.tsx').then(({ GuidesPage }) => ({ Component: GuidesPage })),
      },
      {
        path: '/guide/:code',
        lazy: () => import('./guide/GuidePage.tsx').then(({ GuidePage }) => ({ Component: GuidePage })),
      },
      { path: '/help', lazy: () => import('../help/HelpPage.tsx').then(({ HelpPage }) => ({ Component: HelpPage })) },
    ],
  },
];
