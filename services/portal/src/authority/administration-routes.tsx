import type { RouteObject } from 'react-router';
import { Allowed } from './Allowed.tsx';
import { ADMINISTRATION_RIGHTS } from './administration-navigation.tsx';

const guarded = (place: keyof typeof ADMINISTRATION_RIGHTS, children: RouteObject[]): RouteObject => ({
  element: <Allowed to={ADMINISTRATION_RIGHTS[place]} />,
  children,
});

/** The administration of an authority: institutions and accounts, authorities and divisions, what its province decides. */
export const administrationRoutes: RouteObject[] = [
  guarded('institutions', [
    {
      path: 'institutions',
      lazy: () =>
        import('./institutions/InstitutionsPage.tsx').then(({ InstitutionsPage }) => ({ Component: InstitutionsPage })),
    },
    {
      path: 'institutions/:id',
      lazy: () =>
        import('./institutions/InstitutionPage.tsx').then(({ InstitutionPage }) => ({ Component: InstitutionPage })),
    },
  ]),
  guarded('institutions/register', [
    {
      path: 'institutions/register',
      lazy: () =>
        import('./institutions/RegisterInstitutionPage.tsx').then(({ RegisterInstitutionPage }) => ({
          Component: RegisterInstitutionPage,
        })),
    },
  ]),
  guarded('institutions/account', [
    {
      path: 'institutions/:id/account',
      lazy: () =>
        import('./institutions/IssueAccountPage.tsx').then(({ IssueAccountPage }) => ({ Component: IssueAccountPage })),
    },
  ]),
  guarded('name-merges', [
    {
      path: 'name-merges',
      lazy: () =>
        import('./institutions/NameMergesPage.tsx').then(({ NameMergesPage }) => ({ Component: NameMergesPage })),
    },
  ]),
  guarded('trusteeships', [
    {
      path: 'trusteeships',
      lazy: () =>
        import('./institutions/TrusteeshipsPage.tsx').then(({ TrusteeshipsPage }) => ({ Component: TrusteeshipsPage })),
    },
  ]),
  guarded('authorities', [
    {
      path: 'authorities',
      lazy: () =>
        import('./authorities/AuthoritiesPage.tsx').then(({ AuthoritiesPage }) => ({ Component: AuthoritiesPage })),
    },
    {
      path: 'authorities/:id/account',
      lazy: () =>
        import('./authorities/IssueAuthorityAccountPage.tsx').then(({ IssueAuthorityAccountPage }) => ({
          Component: IssueAuthorityAccountPage,
        })),
    },
  ]),
  guarded('regions', [
    {
      path: 'regions',
      lazy: () => import('./regions/RegionsPage.tsx').then(({ RegionsPage }) => ({ Component: RegionsPage })),
    },
  ]),
  guarded('revocations', [
    {
      path: 'revocations',
      lazy: () =>
        import('./authorities/revocations/RevocationsPage.tsx').then(({ RevocationsPage }) => ({
          Component: RevocationsPage,
        })),
    },
  ]),
  guarded('rules', [
    { path: 'rules', lazy: () => import('./rules/RulesPage.tsx').then(({ RulesPage }) => ({ Component: RulesPage })) },
    {
      path: 'rules/edit',
      lazy: () => import('./rules/EditRulesPage.tsx').then(({ EditRulesPage }) => ({ Component: EditRulesPage })),
    },
  ]),
  guarded('rules/scopes', [
    {
      path: 'rules/scopes',
      lazy: () => import('./rules/scopes/ScopesPage.tsx').then(({ ScopesPage }) => ({ Component: ScopesPage })),
    },
  ]),
  guarded('rules/mappings', [
    {
      path: 'rules/mappings',
      lazy: () => import('./rules/mappings/MappingsPage.tsx').then(({ MappingsPage }) => ({ Component: MappingsPage })),
    },
  ]),
];
